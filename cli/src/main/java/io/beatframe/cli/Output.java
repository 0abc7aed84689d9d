package io.beatframe.cli;

import io.beatframe.deliver.PlainJson;

/** Standard output: results, and nothing but results. */
final class Output {
    private Output() {}

    static void json(Object document) {
        System.out.print(PlainJson.write(document));
        System.out.flush();
    }

    static void line(String text) {
        System.out.println(text);
    }
}
