package org.fengsui.standalone;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar that runs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Fengsui.class.getPackage().getImplementationVersion();
        return new String[] {"fengsui " + (version == null ? "(unpackaged)" : version)};
    }
}
