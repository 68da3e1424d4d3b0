package org.fengsui.gateway.sl651.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.fengsui.gateway.sl651.exchange.Desk;

/**
 * The TCP server that stations connect to.
 *
 * <p>A connection costs a few KiB: no thread, at most one incomplete frame, a bounded number of
 * messages that wait to be safe. Nothing that a connection does blocks another. Thread-safe.
 */
public final class StationServer implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final int READ_BYTES = 2_048;
    private static final WriteBufferWaterMark ANSWERS = new WriteBufferWaterMark(8_192, 16_384);

    private final EventLoopGroup accepting;
    private final EventLoopGroup working;
    private final ChannelGroup open;
    private final Connections connections;
    private final Channel listening;

    private StationServer(
            EventLoopGroup accepting,
            EventLoopGroup working,
            ChannelGroup open,
            Connections connections,
            Channel listening) {
        this.accepting = accepting;
        this.working = working;
        this.open = open;
        this.connections = connections;
        this.listening = listening;
    }

    /**
     * Starts listening.
     *
     * @throws IOException where the address cannot be had
     */
    public static StationServer start(InetSocketAddress address, Desk desk, Limits limits)
            throws IOException {
        EventLoopGroup accepting =
                new NioEventLoopGroup(1, new DefaultThreadFactory("sl651-accept", true));
        EventLoopGroup working =
                new NioEventLoopGroup(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        new DefaultThreadFactory("sl651-station", true));
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Connections connections = new Connections(limits);
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(accepting, working)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, ANSWERS)
                        .childOption(
                                ChannelOption.RCVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(READ_BYTES))
                        .childHandler(new Pipeline(desk, limits, connections, open));
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            accepting.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            working.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(
                    "cannot listen on %s: %s; is the port free, and the address one of this machine?"
                            .formatted(address, bound.cause().getMessage()),
                    bound.cause());
        }
        return new StationServer(accepting, working, open, connections, bound.channel());
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Connections at this moment. */
    public int connections() {
        return connections.count();
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        open.close().awaitUninterruptibly();
        accepting.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        working.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private final Desk desk;
        private final Limits limits;
        private final Connections connections;
        private final ChannelGroup open;

        private Pipeline(Desk desk, Limits limits, Connections connections, ChannelGroup open) {
            this.desk = desk;
            this.limits = limits;
            this.connections = connections;
            this.open = open;
        }

        @Override
        protected void initChannel(Channel channel) {
            open.add(channel);
            Watch watch = new Watch(desk.counters(), limits, connections);
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(
                    new IdleStateHandler(
                            limits.incomplete().toMillis(), 0, 0, TimeUnit.MILLISECONDS));
            pipeline.addLast(watch.decoder());
            pipeline.addLast(watch);
            pipeline.addLast(new StationHandler(desk, limits, connections));
        }
    }
}
