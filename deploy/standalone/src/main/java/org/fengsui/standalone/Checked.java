package org.fengsui.standalone;

import java.util.Collection;
import org.fengsui.standalone.run.Screen;

/** A command that says what is wrong with its options before it runs. */
interface Checked {

    /** Adds a line for each thing that is wrong and that the parser cannot know. */
    void check(Collection<String> errors);

    /**
     * Runs.
     *
     * @return the exit code
     * @throws Exception where it fails while running
     */
    int run(Screen screen) throws Exception;
}
