package org.fengsui.gateway.sl651.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of bytes into frames, one decoder per connection.
 *
 * <p>A frame ends where its length says, not at some byte; what has no right end character and
 * checksum is no frame, and the search goes on at the next 7E7E. A whole frame inside one that is
 * still incomplete wins: the incomplete one is what a lost byte left. Holds at most one incomplete
 * frame, so some 4 KiB. What is skipped is told to the {@link Noise}.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    private static final int SOH = 0x01;
    private static final int ASCII_HEAD = 14;

    /** Told of bytes that are no frame. */
    public interface Noise {
        /**
         * Bytes were skipped.
         *
         * @param bytes how many
         * @param sinceFrame bytes skipped since the last good frame of the connection
         * @param broken whether something began like a frame and was none, e.g. a wrong checksum
         */
        void skipped(ChannelHandlerContext context, int bytes, long sinceFrame, boolean broken);

        /** A frame of the ASCII variant began; it is not read. */
        void ascii(ChannelHandlerContext context);
    }

    private final Direction direction;
    private final Noise noise;
    private long sinceFrame;

    /** From the reader index on, no whole frame begins before this offset. */
    private int searched;

    public FrameDecoder(Direction direction, Noise noise) {
        this.direction = direction;
        this.noise = noise;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.readableBytes() >= 2) {
            int start = FrameCodec.findStart(in, in.readerIndex());
            if (start < 0) {
                skipToPossibleStart(context, in);
                return;
            }
            skip(context, in, start - in.readerIndex(), false);
            int length = FrameCodec.check(in, start, direction);
            if (length > 0) {
                out.add(FrameCodec.read(in, start, direction));
                in.skipBytes(length);
                searched = 0;
                sinceFrame = 0;
                return;
            }
            if (length == FrameCodec.BROKEN) {
                skip(context, in, 1, true);
                continue;
            }
            int inside = findInside(in);
            if (inside < 0) {
                return;
            }
            skip(context, in, inside - in.readerIndex(), true);
        }
    }

    /** The connection has been silent: an incomplete frame will not be completed any more. */
    public void giveUpIncomplete(ChannelHandlerContext context) {
        ByteBuf in = internalBuffer();
        if (!in.isReadable()) {
            return;
        }
        skip(context, in, 1, in.readableBytes() > 1);
        List<Object> frames = new ArrayList<>();
        int before;
        do {
            before = frames.size();
            decode(context, in, frames);
        } while (frames.size() > before);
        frames.forEach(context::fireChannelRead);
    }

    /** Index of a whole frame inside the incomplete one, -1 where there is none yet. */
    private int findInside(ByteBuf in) {
        int begin = in.readerIndex();
        int at = FrameCodec.findStart(in, begin + Math.max(1, searched));
        while (at >= 0) {
            int length = FrameCodec.check(in, at, direction);
            if (length > 0) {
                return at;
            }
            if (length == FrameCodec.INCOMPLETE) {
                searched = at - begin;
                return -1;
            }
            at = FrameCodec.findStart(in, at + 1);
        }
        searched = Math.max(1, in.readableBytes() - 1);
        return -1;
    }

    private void skipToPossibleStart(ChannelHandlerContext context, ByteBuf in) {
        boolean mayBegin = in.getUnsignedByte(in.writerIndex() - 1) == 0x7E;
        skip(context, in, in.readableBytes() - (mayBegin ? 1 : 0), false);
    }

    private void skip(ChannelHandlerContext context, ByteBuf in, int bytes, boolean broken) {
        if (bytes == 0) {
            return;
        }
        if (beginsInAscii(in)) {
            noise.ascii(context);
        }
        in.skipBytes(bytes);
        searched = 0;
        sinceFrame += bytes;
        noise.skipped(context, bytes, sinceFrame, broken);
    }

    /** SOH and then hexadecimal digits as characters. */
    private static boolean beginsInAscii(ByteBuf in) {
        int at = in.readerIndex();
        if (in.readableBytes() < ASCII_HEAD || in.getUnsignedByte(at) != SOH) {
            return false;
        }
        for (int i = 1; i < ASCII_HEAD; i++) {
            if (Character.digit(in.getUnsignedByte(at + i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
