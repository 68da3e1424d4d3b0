package org.fengsui.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The named accounts of one data folder, with random passwords made when the folder is first used.
 *
 * <p>Each is in a file that its owner alone can read (mode 0600).
 */
public final class Accounts {
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final Map<Account, String> passwords;

    private Accounts(Path folder, Map<Account, String> passwords) {
        this.folder = folder;
        this.passwords = passwords;
    }

    /**
     * Reads the accounts of a data folder, making those that are missing.
     *
     * @throws IOException if a file cannot be read or made, or is empty
     */
    public static Accounts of(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<Account, String> passwords = new EnumMap<>(Account.class);
        for (Account account : new Account[] {Account.CONSOLE, Account.PIPELINE}) {
            Path file = folder.resolve(account.user());
            if (!Files.exists(file)) {
                create(file);
            }
            String password = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (password.isEmpty()) {
                throw new IOException(
                        "%s: no password in it; delete the file and start again to make a new one"
                                .formatted(file));
            }
            passwords.put(account, password);
        }
        return new Accounts(folder, passwords);
    }

    public String password(Account account) {
        return Objects.requireNonNull(passwords.get(account), "stations have no password");
    }

    /** The file that holds nothing but the account's password. */
    public Path passwordFile(Account account) {
        return folder.resolve(account.user());
    }

    /** The account these credentials prove; null where they prove none. */
    @Nullable Account prove(@Nullable String user, @Nullable String password) {
        if (user == null || user.isEmpty()) {
            return Account.STATION;
        }
        for (Map.Entry<Account, String> known : passwords.entrySet()) {
            if (known.getKey().user().equals(user)
                    && password != null
                    && MessageDigest.isEqual(bytes(known.getValue()), bytes(password))) {
                return known.getKey();
            }
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void create(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        Files.writeString(fresh, HexFormat.of().formatHex(password) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
