package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that trust the given store, or the JDK's where none is given. */
final class TlsSockets {

    private TlsSockets() {}

    static SSLSocketFactory of(@Nullable KeyStoreFile trust, @Nullable KeyStoreFile key)
            throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(key), trusted(trust), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "cannot set up TLS from trust store " + trust + " and key store " + key, e);
        }
    }

    private static KeyManager @Nullable [] keys(@Nullable KeyStoreFile file)
            throws IOException, GeneralSecurityException {
        if (file == null) {
            return null;
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(file.load(), file.secret());
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trusted(@Nullable KeyStoreFile file)
            throws IOException, GeneralSecurityException {
        if (file == null) {
            return null;
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(file.load());
        return factory.getTrustManagers();
    }
}
