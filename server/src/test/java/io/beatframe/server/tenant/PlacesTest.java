package io.beatframe.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void eachTenantHasItsOwnAndGetsThemBack() {
        Places places = new Places(2);
        Places.Place first = places.take("a").orElseThrow();
        Places.Place second = places.take("a").orElseThrow();
        assertThat(places.take("a")).isEmpty();
        assertThat(places.take("b")).isPresent();
        first.close();
        assertThat(places.take("a")).isPresent();
        assertThat(places.take("a")).isEmpty();
        second.close();
        assertThat(places.take("a")).isPresent();
    }
}
