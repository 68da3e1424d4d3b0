package org.fengsui.standalone.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for.
 *
 * @param data folder of everything that is kept
 * @param stations registry file, null for the demo district
 * @param rules rule file, null for the packaged defaults
 * @param bind address of the console; broker and store always listen on loopback
 * @param login what a browser must present, null for nobody asked
 * @param fresh start empty over a folder that holds a job
 */
public record RunOptions(
        Mode mode,
        Path data,
        int http,
        int mqtt,
        int store,
        @Nullable Path stations,
        @Nullable Path rules,
        String bind,
        @Nullable Login login,
        boolean fresh) {

    /** User and password of the console. Never printed. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
