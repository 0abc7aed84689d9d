package io.beatframe.clip.video;

import io.beatframe.provider.Secret;
import java.net.http.HttpRequest;

/** The header in which a provider takes its key. */
enum KeyStyle {
    GOOGLE,
    BEARER,
    FAL;

    void put(Secret key, HttpRequest.Builder request) {
        switch (this) {
            case GOOGLE -> request.header("x-goog-api-key", key.reveal());
            case BEARER -> request.header("Authorization", "Bearer " + key.reveal());
            case FAL -> request.header("Authorization", "Key " + key.reveal());
        }
    }
}
