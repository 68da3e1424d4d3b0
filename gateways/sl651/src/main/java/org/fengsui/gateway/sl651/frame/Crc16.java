package org.fengsui.gateway.sl651.frame;

import io.netty.buffer.ByteBuf;

/**
 * The checksum of a frame: x^16 + x^15 + x^2 + 1, register 0xFFFF, reflected, as Modbus has it; a
 * frame carries its high byte first, other than Modbus.
 */
final class Crc16 {
    private static final int POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();

    private Crc16() {}

    /** The checksum of a part of the buffer; its indices stay. */
    static int of(ByteBuf in, int from, int length) {
        int crc = 0xFFFF;
        for (int i = from; i < from + length; i++) {
            crc = (crc >>> 8) ^ TABLE[(crc ^ in.getByte(i)) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
            table[i] = crc;
        }
        return table;
    }
}
