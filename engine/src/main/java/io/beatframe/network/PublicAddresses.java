package io.beatframe.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the internet at large. All others mean this machine, its network, or
 * something else that a stranger could reach only through us (IANA's special-purpose registries).
 */
public final class PublicAddresses {
    private static final List<Block> SPECIAL =
            List.of(
                    // This network, private, shared (CGNAT), loopback, link-local and cloud
                    // metadata
                    Block.of("0.0.0.0/8"),
                    Block.of("10.0.0.0/8"),
                    Block.of("100.64.0.0/10"),
                    Block.of("127.0.0.0/8"),
                    Block.of("169.254.0.0/16"),
                    Block.of("172.16.0.0/12"),
                    Block.of("192.168.0.0/16"),
                    // Protocol assignments, documentation, 6to4 relays, benchmarks
                    Block.of("192.0.0.0/24"),
                    Block.of("192.0.2.0/24"),
                    Block.of("192.88.99.0/24"),
                    Block.of("198.18.0.0/15"),
                    Block.of("198.51.100.0/24"),
                    Block.of("203.0.113.0/24"),
                    // Multicast, reserved, broadcast
                    Block.of("224.0.0.0/4"),
                    Block.of("240.0.0.0/4"),
                    // Only 2000::/3 is the internet; in it, Teredo and others, documentation, 6to4,
                    // SRv6
                    Block.of("2001:0:0:0:0:0:0:0/23"),
                    Block.of("2001:db8:0:0:0:0:0:0/32"),
                    Block.of("2002:0:0:0:0:0:0:0/16"),
                    Block.of("3fff:0:0:0:0:0:0:0/20"));

    /** Global unicast; outside it lie ::, ::1, IPv4 in many disguises, NAT64, fc00, fe80, ff00. */
    private static final Block INTERNET_6 = Block.of("2000:0:0:0:0:0:0:0/3");

    private PublicAddresses() {}

    public static boolean contain(InetAddress address) {
        boolean four = address instanceof Inet4Address;
        return (four || INTERNET_6.holds(address))
                && SPECIAL.stream().noneMatch(block -> block.holds(address));
    }

    /** All addresses of the same kind that begin with the same bits. */
    private record Block(List<Byte> bytes, int bits) {
        static Block of(String text) {
            int slash = text.indexOf('/');
            byte[] bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            Byte[] boxed = new Byte[bytes.length];
            Arrays.setAll(boxed, i -> bytes[i]);
            return new Block(List.of(boxed), Integer.parseInt(text.substring(slash + 1)));
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != bytes.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((bytes.get(bit / 8) ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
