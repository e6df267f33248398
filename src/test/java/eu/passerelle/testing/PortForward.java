package eu.passerelle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Lets the product, which stands at any port, be reached at a port that was known before. */
public final class PortForward implements AutoCloseable {
    private final ServerSocket door;
    private final int to;

    private PortForward(ServerSocket door, int to) {
        this.door = door;
        this.to = to;
    }

    public static PortForward open(int from, int to) {
        try {
            var forward = new PortForward(new ServerSocket(from, 50, InetAddress.getLoopbackAddress()), to);
            Thread.startVirtualThread(forward::serve);
            return forward;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = door.accept();
                Socket product = new Socket(InetAddress.getLoopbackAddress(), to);
                Thread.startVirtualThread(() -> pass(caller, product));
                Thread.startVirtualThread(() -> pass(product, caller));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (SocketException e) {
            // One of both has hung up.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
