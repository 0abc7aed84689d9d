package io.beatframe.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An empty ELF64 shared object with a SONAME and symbol versions, and no symbols.
 *
 * <p>Why: the ffmpeg of our Maven package has one libavdevice that links sound and screen libraries
 * a server lacks, and then ffmpeg does not start at all. We capture neither sound nor screen, so an
 * empty library that only satisfies the loader is enough (functions are bound lazily, and never
 * called). Layout: System V ABI, chapters 4 and 5; versions: LSB Core, "Symbol Versioning".
 *
 * @param soname the file name that the loader looks for, e.g. libpulse.so.0
 * @param versions the version names its users ask for; may be empty
 */
record StubLibrary(String soname, List<String> versions) {
    private static final int EHDR = 64;
    private static final int PHDR = 56;
    private static final int SYM = 24;
    private static final int VERDEF_WITH_AUX = 28;
    private static final short VERSION_BASE = 1;

    /** ELF's number for a processor: 62 is x86-64, 183 is AArch64. */
    enum Machine {
        X86_64(62),
        AARCH64(183);

        private final int number;

        Machine(int number) {
            this.number = number;
        }
    }

    byte[] bytes(Machine machine) {
        StringTable strings = new StringTable();
        int sonameAt = strings.add(soname);
        List<Integer> versionsAt = versions.stream().map(strings::add).toList();

        int symbolsAt = EHDR + 3 * PHDR;
        int hashAt = symbolsAt + SYM;
        // One index for the one (null) symbol, zero, padded: the loader reads it whenever versions
        // exist.
        int symbolVersionsAt = hashAt + 16;
        int versionsStart = symbolVersionsAt + 8;
        int versionCount = versions.isEmpty() ? 0 : versions.size() + 1;
        int stringsAt = versionsStart + versionCount * VERDEF_WITH_AUX;
        int dynamicAt = (stringsAt + strings.size() + 15) / 16 * 16;
        int dynamicEntries = versionCount > 0 ? 10 : 7;
        int size = dynamicAt + 16 * dynamicEntries;

        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        out.putShort((short) 3).putShort((short) machine.number).putInt(1);
        out.putLong(0).putLong(EHDR).putLong(0).putInt(0);
        out.putShort((short) EHDR).putShort((short) PHDR).putShort((short) 3);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        programHeader(
                out, 1, 6, 0, size, 0x1000); // PT_LOAD, writable: the loader patches PT_DYNAMIC
        programHeader(out, 2, 6, dynamicAt, 16 * dynamicEntries, 8); // PT_DYNAMIC
        programHeader(out, 0x6474e551, 6, 0, 0, 16); // PT_GNU_STACK: not executable

        out.position(hashAt).putInt(1).putInt(1).putInt(0).putInt(0);
        if (versionCount > 0) {
            out.position(versionsStart);
            version(out, VERSION_BASE, 1, soname, sonameAt, false);
            for (int i = 0; i < versions.size(); i++) {
                boolean last = i == versions.size() - 1;
                version(out, (short) 0, i + 2, versions.get(i), versionsAt.get(i), last);
            }
        }
        out.position(stringsAt).put(strings.bytes());

        out.position(dynamicAt);
        dynamic(out, 14, sonameAt);
        dynamic(out, 4, hashAt);
        dynamic(out, 5, stringsAt);
        dynamic(out, 6, symbolsAt);
        dynamic(out, 10, strings.size());
        dynamic(out, 11, SYM);
        if (versionCount > 0) {
            dynamic(out, 0x6ffffff0L, symbolVersionsAt);
            dynamic(out, 0x6ffffffcL, versionsStart);
            dynamic(out, 0x6ffffffdL, versionCount);
        }
        dynamic(out, 0, 0);
        return out.array();
    }

    private static void programHeader(
            ByteBuffer out, int type, int flags, long at, long size, long align) {
        out.putInt(type).putInt(flags).putLong(at).putLong(at).putLong(at);
        out.putLong(size).putLong(size).putLong(align);
    }

    private static void version(
            ByteBuffer out, short flags, int index, String name, int nameAt, boolean last) {
        out.putShort((short) 1).putShort(flags).putShort((short) index).putShort((short) 1);
        out.putInt(elfHash(name)).putInt(20).putInt(last ? 0 : VERDEF_WITH_AUX);
        out.putInt(nameAt).putInt(0);
    }

    private static void dynamic(ByteBuffer out, long tag, long value) {
        out.putLong(tag).putLong(value);
    }

    /** The hash function of the System V ABI, figure 5-13. */
    private static int elfHash(String name) {
        int hash = 0;
        for (byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + letter;
            int high = hash & 0xf0000000;
            hash = (hash ^ (high >>> 24)) & ~high;
        }
        return hash;
    }

    /** Zero-terminated names, the first of them empty. */
    private static final class StringTable {
        private final StringBuilder text = new StringBuilder("\0");

        int add(String name) {
            int at = text.length();
            text.append(name).append('\0');
            return at;
        }

        int size() {
            return text.length();
        }

        byte[] bytes() {
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
