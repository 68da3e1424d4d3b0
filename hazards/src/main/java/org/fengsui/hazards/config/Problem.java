package org.fengsui.hazards.config;

/**
 * One thing that is wrong in a configuration text.
 *
 * @param file name as the user gave it
 * @param line counted from 1
 * @param field dotted path of the field, "" for the file as a whole
 * @param message what was expected, what was found, what to do
 */
public record Problem(String file, int line, String field, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
