package org.fengsui.console;

/** A user and a password. Never printed. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
