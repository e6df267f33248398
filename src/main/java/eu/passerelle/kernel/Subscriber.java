package eu.passerelle.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Who is behind a network address, as limits count it. */
public final class Subscriber {
    private static final int OF_THE_NETWORK = 8;

    private Subscriber() {}

    /** Of IPv6 the first half, since whoever has one address has all that begin so; of IPv4 the address. */
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceFirst("%.*", "")) instanceof Inet6Address six
                            && !six.isLoopbackAddress()
                    ? HexFormat.of().formatHex(six.getAddress(), 0, OF_THE_NETWORK)
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
