package org.fengsui.standalone.run;

import java.net.URI;
import java.util.List;

/** The block of lines that says what runs where. */
final class Greeting {

    private Greeting() {}

    static List<String> lines(Scene scene, URI console) {
        RunOptions options = scene.options();
        return List.of(
                "",
                "烽燧 Fengsui · " + options.mode().label(),
                "  值班台 console    " + console,
                "  站点上报 stations  "
                        + scene.broker()
                        + "  MQTT 5, "
                        + options.mode().root()
                        + "/obs/{station}",
                "  数据库 store      " + scene.store() + "/exec?query=…",
                "  数据 data        " + scene.folder().root(),
                "  日志 logs        " + scene.folder().logs(),
                "  停止 stop        Ctrl-C",
                "");
    }
}
