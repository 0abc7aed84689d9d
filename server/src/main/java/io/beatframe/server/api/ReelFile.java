package io.beatframe.server.api;

/** The files of a reel that have an address of their own. */
enum ReelFile {
    VIDEO("reel.mp4", "video/mp4"),
    REPORT("report.json", "application/json"),
    CONTACT_SHEET("contact-sheet.png", "image/png"),
    BUNDLE("bundle.zip", "application/zip");

    private final String fileName;
    private final String contentType;

    ReelFile(String fileName, String contentType) {
        this.fileName = fileName;
        this.contentType = contentType;
    }

    /** In the folder of the attempt that was delivered. */
    String fileName() {
        return fileName;
    }

    String contentType() {
        return contentType;
    }
}
