package org.fengsui.gateway.sl651.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.fengsui.gateway.sl651.exchange.Counters;
import org.fengsui.gateway.sl651.exchange.Counters.Count;
import org.fengsui.gateway.sl651.frame.Direction;
import org.fengsui.gateway.sl651.frame.FrameDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection that is of no use: no known station within the time to identify, silence, too
 * much that is no frame, an error.
 */
final class Watch extends ChannelDuplexHandler implements FrameDecoder.Noise {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Counters counters;
    private final Limits limits;
    private final Connections connections;
    private final FrameDecoder decoder = new FrameDecoder(Direction.UP, this);
    private long heardAt = System.nanoTime();
    private boolean saidAscii;

    Watch(Counters counters, Limits limits, Connections connections) {
        this.counters = counters;
        this.limits = limits;
        this.connections = connections;
    }

    /** The decoder whose noise this watches; it stands before this handler. */
    FrameDecoder decoder() {
        return decoder;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!connections.admit(context.channel())) {
            counters.add(Count.CONNECTIONS_REFUSED);
            context.close();
            return;
        }
        context.executor()
                .schedule(
                        () -> {
                            if (connections.isStranger(context.channel())) {
                                end(context, "no known station has spoken on it");
                            }
                        },
                        limits.identify().toMillis(),
                        TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        heardAt = System.nanoTime();
        context.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            ChannelHandlerContext decoding = context.pipeline().context(decoder);
            if (decoding != null) {
                decoder.giveUpIncomplete(decoding);
            }
            if (System.nanoTime() - heardAt > limits.idle().toNanos()) {
                end(context, "it has been silent for " + limits.idle());
            }
        }
    }

    @Override
    public void skipped(ChannelHandlerContext context, int bytes, long sinceFrame, boolean broken) {
        counters.add(Count.SKIPPED_BYTES, bytes);
        if (broken) {
            counters.add(Count.BROKEN_FRAMES);
        }
        if (sinceFrame > limits.noise()) {
            end(context, sinceFrame + " bytes of it are no frame");
        }
    }

    @Override
    public void ascii(ChannelHandlerContext context) {
        if (!saidAscii) {
            saidAscii = true;
            LOG.warn(
                    "{}: sends the ASCII variant of SL 651, which is not read: set the station to HEX/BCD",
                    context.channel().remoteAddress());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.gone(context.channel());
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.debug("{}: connection broke", context.channel().remoteAddress(), cause);
        } else {
            LOG.error("{}: closed after an error", context.channel().remoteAddress(), cause);
        }
        context.close();
    }

    private static void end(ChannelHandlerContext context, String why) {
        LOG.info("{}: closed, {}", context.channel().remoteAddress(), why);
        context.close();
    }
}
