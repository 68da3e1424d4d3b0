package org.fengsui.jobs.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncedFileSystemTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

    @TempDir private java.nio.file.Path folder;

    private java.nio.file.Path file;
    private Path path;
    private FileSystem files;

    @BeforeEach
    void findThroughFlink() throws IOException {
        file = folder.resolve("job/chk-1/state");
        path = new Path("synced://" + file);
        files = path.getFileSystem();
    }

    @Test
    void written_endsInATrailerThatReadersDoNotSee() throws IOException {
        long position = write();

        assertThat(position).isEqualTo(CONTENT.length);
        assertThat(Files.readAllBytes(file))
                .hasSize(CONTENT.length + Trailer.LENGTH)
                .startsWith(CONTENT);
        assertThat(files.getFileStatus(path).getLen()).isEqualTo(CONTENT.length);
        assertThat(files.listStatus(path.getParent()))
                .extracting(FileStatus::getLen)
                .containsExactly((long) CONTENT.length);
        try (FSDataInputStream in = files.open(path)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
            in.seek(7);
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("789");
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void fileWithoutTrailer_isReadWhole() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, CONTENT);

        assertThat(files.getFileStatus(path).getLen()).isEqualTo(CONTENT.length);
        try (FSDataInputStream in = files.open(path)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(Trailer.seals(file, CONTENT.length)).isFalse();
    }

    @Test
    void unclosed_isNotThereUnderItsName() throws IOException {
        try (FSDataOutputStream out = files.create(path, WriteMode.NO_OVERWRITE)) {
            out.write(CONTENT);
            assertThat(file).doesNotExist();
        }
        try (Stream<java.nio.file.Path> all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void existing_isKeptUnlessItMayBeOverwritten() throws IOException {
        write();

        assertThatThrownBy(() -> files.create(path, WriteMode.NO_OVERWRITE))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(file.toString());
        files.create(path, WriteMode.OVERWRITE).close();
        assertThat(files.getFileStatus(path).getLen()).isZero();
    }

    @Test
    void anyByteFlipped_breaksTheSeal() throws IOException {
        write();
        assertThat(Trailer.seals(file, CONTENT.length)).isTrue();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            whole[i] ^= 1;
            Files.write(file, whole);
            assertThat(Trailer.seals(file, CONTENT.length)).as("byte %d", i).isFalse();
            whole[i] ^= 1;
        }
    }

    private long write() throws IOException {
        try (FSDataOutputStream out = files.create(path, WriteMode.NO_OVERWRITE)) {
            out.write(CONTENT[0]);
            out.write(CONTENT, 1, CONTENT.length - 1);
            return out.getPos();
        }
    }
}
