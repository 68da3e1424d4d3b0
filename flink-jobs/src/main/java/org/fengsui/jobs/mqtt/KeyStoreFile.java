package org.fengsui.jobs.mqtt;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * A PKCS#12 or JKS file on every task manager.
 *
 * @param password null for a store without one
 */
public record KeyStoreFile(String path, @Nullable Secret password) implements Serializable {

    KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(new File(path), secret());
    }

    char[] secret() throws IOException {
        return password == null ? new char[0] : password.resolve().toCharArray();
    }
}
