package org.fengsui.gateway.sl651.frame;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/** A decoder fed by hand. */
public final class Decoding implements FrameDecoder.Noise {
    private final FrameDecoder decoder;
    private final EmbeddedChannel channel;
    long skipped;
    int broken;
    int ascii;

    public Decoding(Direction direction) {
        decoder = new FrameDecoder(direction, this);
        channel = new EmbeddedChannel(decoder);
    }

    /** The frames that these bytes complete. */
    public List<Frame> take(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        return frames();
    }

    List<Frame> silence() {
        decoder.giveUpIncomplete(channel.pipeline().context(decoder));
        return frames();
    }

    private List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (Frame next = channel.readInbound(); next != null; next = channel.readInbound()) {
            frames.add(next);
        }
        return frames;
    }

    @Override
    public void skipped(
            ChannelHandlerContext context, int bytes, long sinceFrame, boolean isBroken) {
        skipped += bytes;
        broken += isBroken ? 1 : 0;
    }

    @Override
    public void ascii(ChannelHandlerContext context) {
        ascii++;
    }
}
