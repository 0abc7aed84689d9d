package io.beatframe.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class Versions implements IVersionProvider {
    static String own() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"beatframe " + own()};
    }
}
