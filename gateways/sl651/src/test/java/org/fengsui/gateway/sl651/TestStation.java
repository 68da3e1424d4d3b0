package org.fengsui.gateway.sl651;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.fengsui.gateway.sl651.frame.Frame;

/** A station on a real socket. */
public final class TestStation implements AutoCloseable {
    private final Socket socket;

    public TestStation(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(Frame frame) throws IOException {
        send(Uplink.bytes(frame));
    }

    /** The next confirmation, 25 bytes, in hex; empty where the other side has closed. */
    public String answer() throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(25);
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    /** Whether nothing comes within this time. */
    public boolean hearsNothing(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            int read = socket.getInputStream().read();
            return read < 0;
        } catch (SocketTimeoutException nothing) {
            return true;
        } finally {
            socket.setSoTimeout(10_000);
        }
    }

    /** Waits until the other side closes. */
    public boolean isClosed() throws IOException {
        byte[] rest = new byte[4_096];
        try {
            for (; ; ) {
                int read = socket.getInputStream().read(rest);
                if (read < 0) {
                    return true;
                }
                Arrays.fill(rest, (byte) 0);
            }
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
