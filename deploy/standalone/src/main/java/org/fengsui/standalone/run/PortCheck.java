package org.fengsui.standalone.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a port can be listened on, by trying. */
final class PortCheck {

    private PortCheck() {}

    /** What is wrong with listening there, null if nothing is. */
    static @Nullable String problem(String host, int port, String option) {
        if (port == 0) {
            return null;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return null;
        } catch (UnknownHostException unknown) {
            return "address %s is not known on this machine: give another with --bind"
                    .formatted(host);
        } catch (IOException taken) {
            Optional<String> owner = PortOwner.of(port);
            return "port %d on %s cannot be used (%s)%s: stop what uses it, or choose another port with %s"
                    .formatted(
                            port,
                            host,
                            taken.getMessage(),
                            owner.map(name -> ", it belongs to " + name).orElse(""),
                            option);
        }
    }
}
