package io.beatframe.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host's name into its addresses; tests bring their own. */
@FunctionalInterface
public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
}
