package eu.passerelle.kernel.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the public internet: of IPv4 all but the blocks that the IANA registry of special purposes
 * names, of IPv6 only global unicast, less the blocks in it that lead somewhere else. An IPv4 address within IPv6
 * ({@code ::ffff:10.0.0.1}) is an {@link Inet4Address} for Java, and judged as such; other forms that carry one (6to4,
 * Teredo, NAT64) are refused whole.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
 */
final class PublicAddresses {
    private static final List<Block> OF_IPV4_NOT = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind carriers
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // what Azure tells its machines
            "169.254.0.0/16", // link-local, and what clouds tell their machines
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // measuring
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final List<Block> OF_IPV6 = blocks("2000::/3"); // global unicast

    private static final List<Block> OF_IPV6_NOT = blocks(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? OF_IPV4_NOT.stream().noneMatch(block -> block.contains(address))
                : OF_IPV6.stream().anyMatch(block -> block.contains(address))
                        && OF_IPV6_NOT.stream().noneMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... blocks) {
        return List.of(blocks).stream().map(Block::of).toList();
    }

    private record Block(InetAddress network, int bits) {
        static Block of(String block) {
            int slash = block.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(block.substring(0, slash)), Integer.parseInt(block.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            byte[] own = network.getAddress();
            byte[] other = address.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return own.length == other.length;
        }
    }
}
