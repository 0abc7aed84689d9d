package io.beatframe.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the bytes back by the offsets of the System V ABI, as a loader does. */
class StubLibraryTest {
    private static final long HASH = 4;
    private static final long STRTAB = 5;
    private static final long STRSZ = 10;
    private static final long SONAME = 14;
    private static final long VERDEF = 0x6ffffffcL;
    private static final long VERDEFNUM = 0x6ffffffdL;

    @Test
    void isASharedObjectOfTheMachine() {
        StubLibrary library = new StubLibrary("libxcb.so.1", List.of());
        ByteBuffer intel = elf(library, StubLibrary.Machine.X86_64);
        assertThat(intel.getInt(0)).isEqualTo(0x464c457f);
        assertThat(intel.get(4)).as("64 bits").isEqualTo((byte) 2);
        assertThat(intel.getShort(16)).as("ET_DYN").isEqualTo((short) 3);
        assertThat(intel.getShort(18)).as("x86-64").isEqualTo((short) 62);
        assertThat(elf(library, StubLibrary.Machine.AARCH64).getShort(18)).isEqualTo((short) 183);
    }

    @Test
    void allOfItIsLoadedAndItsStackIsNotExecutable() {
        ByteBuffer elf = elf(new StubLibrary("libxcb.so.1", List.of()), StubLibrary.Machine.X86_64);
        assertThat(elf.getInt(64)).as("PT_LOAD").isEqualTo(1);
        assertThat(elf.getLong(64 + 32)).as("its size in the file").isEqualTo(elf.capacity());
        assertThat(elf.getInt(64 + 2 * 56)).as("PT_GNU_STACK").isEqualTo(0x6474e551);
        assertThat(elf.getInt(64 + 2 * 56 + 4) & 1).as("its execute bit").isZero();
    }

    @Test
    void namesItselfAndHasAnEmptyHashTable() {
        ByteBuffer elf =
                elf(new StubLibrary("libpulse.so.0", List.of()), StubLibrary.Machine.X86_64);
        Map<Long, Long> dynamic = dynamic(elf);
        assertThat(string(elf, dynamic, at(dynamic, SONAME))).isEqualTo("libpulse.so.0");
        int hash = at(dynamic, HASH);
        assertThat(List.of(elf.getInt(hash), elf.getInt(hash + 4), elf.getInt(hash + 8)))
                .as("one bucket, one symbol, nothing in it")
                .containsExactly(1, 1, 0);
        assertThat(dynamic).doesNotContainKeys(VERDEF, VERDEFNUM);
    }

    @Test
    void definesItsVersionsAfterItsOwnName() {
        StubLibrary library =
                new StubLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4"));
        ByteBuffer elf = elf(library, StubLibrary.Machine.X86_64);
        Map<Long, Long> dynamic = dynamic(elf);
        List<String> names = new ArrayList<>();
        int at = at(dynamic, VERDEF);
        for (long i = 0; i < at(dynamic, VERDEFNUM); i++) {
            int name = elf.getInt(at + elf.getInt(at + 12));
            names.add(elf.getShort(at + 4) + " " + string(elf, dynamic, name));
            at += elf.getInt(at + 16);
        }
        assertThat(names).containsExactly("1 libasound.so.2", "2 ALSA_0.9", "3 ALSA_0.9.0rc4");
    }

    @Test
    void hashesVersionsAsTheLoaderDoes() {
        StubLibrary library = new StubLibrary("libc.so.6", List.of("GLIBC_2.2.5"));
        ByteBuffer elf = elf(library, StubLibrary.Machine.X86_64);
        int second = at(dynamic(elf), VERDEF) + 28;
        assertThat(elf.getInt(second + 8))
                .as("the hash that every x86-64 program names")
                .isEqualTo(0x09691a75);
    }

    private static ByteBuffer elf(StubLibrary library, StubLibrary.Machine machine) {
        return ByteBuffer.wrap(library.bytes(machine)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<Long, Long> dynamic(ByteBuffer elf) {
        int at = (int) elf.getLong(64 + 56 + 8);
        Map<Long, Long> entries = new LinkedHashMap<>();
        for (; elf.getLong(at) != 0; at += 16) {
            entries.put(elf.getLong(at), elf.getLong(at + 8));
        }
        return entries;
    }

    private static int at(Map<Long, Long> dynamic, long tag) {
        assertThat(dynamic).containsKey(tag);
        return dynamic.getOrDefault(tag, -1L).intValue();
    }

    private static String string(ByteBuffer elf, Map<Long, Long> dynamic, int offset) {
        assertThat(offset).isLessThan(at(dynamic, STRSZ));
        StringBuilder text = new StringBuilder();
        for (int at = at(dynamic, STRTAB) + offset; elf.get(at) != 0; at++) {
            text.append((char) elf.get(at));
        }
        return text.toString();
    }
}
