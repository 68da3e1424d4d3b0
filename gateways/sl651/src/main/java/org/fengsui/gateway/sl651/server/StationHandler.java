package org.fengsui.gateway.sl651.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.fengsui.gateway.sl651.exchange.Conversation;
import org.fengsui.gateway.sl651.exchange.Desk;
import org.fengsui.gateway.sl651.frame.Frame;
import org.fengsui.gateway.sl651.frame.FrameCodec;
import org.jspecify.annotations.Nullable;

/**
 * Brings frames to the conversation and its answers back. Reads no further while too many messages
 * are not safe yet, or while the station does not take its answers.
 */
final class StationHandler extends SimpleChannelInboundHandler<Frame> {
    private static final int FRAME_AROUND_BODY = 20;

    private final Desk desk;
    private final Limits limits;
    private final Connections connections;
    private @Nullable Conversation conversation;
    private int pending;

    StationHandler(Desk desk, Limits limits, Connections connections) {
        this.desk = desk;
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        conversation = new Conversation(desk, context.executor(), new StationLine(context));
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Frame frame) {
        Conversation current = conversation;
        if (current != null) {
            current.frame(frame);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readOn(context);
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Conversation current = conversation;
        if (current != null) {
            current.close();
        }
        context.fireChannelInactive();
    }

    private void readOn(ChannelHandlerContext context) {
        boolean read = pending < limits.pending() && context.channel().isWritable();
        context.channel().config().setAutoRead(read);
    }

    private final class StationLine implements Conversation.Line {
        private final ChannelHandlerContext context;

        private StationLine(ChannelHandlerContext context) {
            this.context = context;
        }

        @Override
        public void identified() {
            connections.identified(context.channel());
        }

        @Override
        public void send(Frame answer) {
            ByteBuf bytes = context.alloc().buffer(FRAME_AROUND_BODY + answer.body().length);
            FrameCodec.write(answer, bytes);
            context.writeAndFlush(bytes, context.voidPromise());
        }

        @Override
        public void pending(int messages) {
            pending = messages;
            readOn(context);
        }
    }
}
