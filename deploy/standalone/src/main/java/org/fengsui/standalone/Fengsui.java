package org.fengsui.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fengsui.standalone.run.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The command line.
 *
 * <p>Exit 0 done, 1 failed while running, 2 bad usage or configuration. What is wrong is told a
 * line each, all at once, on standard error.
 */
@Command(
        name = "fengsui",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = {
            "烽燧 Fengsui: watches waterlogging, rivers and rain, and grades the danger.",
            "内涝、河道、降雨实时监测与分级告警。"
        },
        synopsisSubcommandLabel = "<command>",
        footer = {"", "fengsui <command> --help 查看各命令说明 / explains a command."},
        subcommands = {
            RunCommand.class,
            JobCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            GatewayCommand.class,
            CheckCommand.class
        })
public final class Fengsui {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;

    private Fengsui() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(execute(Screen.terminal(), System.out, arguments));
    }

    static int execute(Screen screen, PrintStream help, String... arguments) {
        CommandLine root = commandLine();
        ParseResult parsed = root.parseArgs(arguments);
        List<ParseResult> levels = new ArrayList<>();
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            levels.add(level);
        }
        for (ParseResult level : levels) {
            CommandLine command = level.commandSpec().commandLine();
            if (level.isUsageHelpRequested()) {
                command.usage(help);
                return DONE;
            }
            if (level.isVersionHelpRequested()) {
                command.printVersionHelp(help);
                return DONE;
            }
        }
        ParseResult last = levels.get(levels.size() - 1);
        Set<String> errors = new LinkedHashSet<>();
        levels.forEach(level -> level.errors().forEach(error -> errors.add(error.getMessage())));
        if (last.commandSpec().userObject() instanceof Checked checked) {
            checked.check(errors);
        } else if (errors.isEmpty()) {
            errors.add("a command is needed");
        }
        if (!errors.isEmpty()) {
            errors.forEach(error -> screen.line("fengsui: " + error.replace('\n', ' ')));
            screen.line("fengsui: see " + last.commandSpec().qualifiedName() + " --help");
            return BAD_USAGE;
        }
        return call((Checked) last.commandSpec().userObject(), screen);
    }

    private static CommandLine commandLine() {
        CommandLine root = new CommandLine(new Fengsui());
        collectErrors(root);
        root.setUsageHelpAutoWidth(true);
        return root;
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Fengsui::collectErrors);
    }

    private static int call(Checked command, Screen screen) {
        try {
            return command.run(screen);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception failed) {
            screen.line("fengsui: " + failed);
            return FAILED;
        }
    }
}
