package io.beatframe.server.api;

import java.util.Arrays;

/** The files of a reel that have an address of their own. */
enum ReelFile {
    VIDEO("video", "reel.mp4", "video/mp4", "The reel, as MP4"),
    REPORT("report", "report.json", "application/json", "What was measured of it"),
    CONTACT_SHEET("contact-sheet", "contact-sheet.png", "image/png", "A picture of every shot"),
    BUNDLE(
            "bundle",
            "bundle.zip",
            "application/zip",
            "Everything: reel, plan, report, timeline, LUTs");

    private final String end;
    private final String fileName;
    private final String contentType;
    private final String summary;

    ReelFile(String end, String fileName, String contentType, String summary) {
        this.end = end;
        this.fileName = fileName;
        this.contentType = contentType;
        this.summary = summary;
    }

    /**
     * @param path of a request, or a pattern of such
     */
    static ReelFile at(String path) {
        return Arrays.stream(values())
                .filter(file -> path.endsWith("/" + file.end))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path));
    }

    /** With the reel's id yet to be filled in. */
    String path() {
        return "/v1/reels/{id}/" + end;
    }

    /** Its name in the API's description, for programs. */
    String id() {
        return this == CONTACT_SHEET ? "contactSheet" : end;
    }

    /** In the folder of the attempt that was delivered. */
    String fileName() {
        return fileName;
    }

    String contentType() {
        return contentType;
    }

    /** For the API's description. */
    String summary() {
        return summary;
    }
}
