package org.fengsui.standalone;

import picocli.CommandLine.Command;

/** {@code fengsui gateway}. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        header = {"Takes in stations that do not speak MQTT.", "接入不使用 MQTT 的遥测站。"},
        synopsisSubcommandLabel = "<protocol>",
        subcommands = Sl651Command.class)
final class GatewayCommand {}
