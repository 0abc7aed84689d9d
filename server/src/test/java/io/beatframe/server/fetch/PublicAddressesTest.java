package io.beatframe.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.network.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private static final Fetcher FETCHER = new Fetcher(FetchLimits.WEBHOOK);

    @TempDir Path folder;

    @AfterAll
    static void close() throws IOException {
        FETCHER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "2001:4860:4860::8888",
            })
    void theInternetIsAllowed(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "this machine, 127.0.0.1",
        "all of its net, 127.255.255.254",
        "this network, 0.0.0.0",
        "this network, 0.1.2.3",
        "RFC 1918, 10.0.0.1",
        "RFC 1918, 172.16.0.1",
        "RFC 1918, 172.31.255.255",
        "RFC 1918, 192.168.1.1",
        "cloud metadata, 169.254.169.254",
        "link-local, 169.254.0.1",
        "CGNAT, 100.64.0.1",
        "CGNAT, 100.127.255.255",
        "protocols, 192.0.0.192",
        "documentation, 192.0.2.1",
        "documentation, 198.51.100.7",
        "documentation, 203.0.113.7",
        "6to4 relay, 192.88.99.1",
        "benchmarks, 198.18.0.1",
        "benchmarks, 198.19.255.255",
        "multicast, 224.0.0.1",
        "multicast, 239.255.255.250",
        "reserved, 240.0.0.1",
        "broadcast, 255.255.255.255",
        "unspecified, ::",
        "this machine, ::1",
        "IPv4-compatible, ::7f00:1",
        "IPv4-mapped, ::ffff:127.0.0.1",
        "IPv4-mapped, ::ffff:10.0.0.1",
        "IPv4-translated, ::ffff:0:7f00:1",
        "NAT64, 64:ff9b::a9fe:a9fe",
        "local NAT64, 64:ff9b:1::a9fe:a9fe",
        "discard, 100::1",
        "Teredo, 2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "benchmarks, 2001:2::1",
        "documentation, 2001:db8::1",
        "documentation, 3fff::1",
        "6to4, 2002:7f00:1::1",
        "SRv6, 5f00::1",
        "unique local, fc00::1",
        "unique local, fd00:ec2::254",
        "link-local, fe80::1",
        "site-local, fec0::1",
        "multicast, ff02::1",
    })
    void everythingElseIsRefused(String kind, String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).as(kind).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertRefused("https://" + host + ":8443/song.mp3");
    }

    /** Ways in which numbers pass for names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://[::ffff:7f00:1]/",
                "https://[::ffff:169.254.169.254]/latest/meta-data/",
            })
    void inAnyDisguise(String address) {
        assertRefused(address);
    }

    /** Read as 127.0.0.1 by some resolvers and as no address by others: never asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://localhost./",
                "https://[fe80::1%25lo]/",
            })
    void oldSpellingsLeadNowhere(String address) {
        assertThatThrownBy(() -> FETCHER.get(URI.create(address), folder.resolve("f")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure ->
                                assertThat(failure.code())
                                        .isIn(ErrorCode.FETCH_REFUSED, ErrorCode.FETCH_FAILED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/song.mp3",
                "file:///etc/passwd",
                "ftp://example.com/song.mp3",
                "gopher://127.0.0.1:6379/_FLUSHALL",
                "jar:https://example.com/a.jar!/b",
                "https:///song.mp3",
                "https:song.mp3",
                "https://user:password@example.com/song.mp3",
                "https://exa mple.com/",
                "https://example.com/\r\nHost: internal",
                "song.mp3",
                "",
            })
    void onlyPlainHttpsAddressesAreAsked(String address) {
        assertThatThrownBy(() -> Fetcher.address(address))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
    }

    private void assertRefused(String address) {
        assertThatThrownBy(() -> FETCHER.get(URI.create(address), folder.resolve("f")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FETCH_REFUSED));
    }
}
