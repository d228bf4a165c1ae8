package org.headgate.torture.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with a disk of its own, in memory, that can be filled. Only root may make one: where it
 * cannot be made the folder is an ordinary one, and nothing is filled.
 */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "1g";

  private final Path folder;
  private final Path ballast;
  private final boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
    this.mounted = mounted;
  }

  /** An empty one. */
  static SmallDisk at(Path folder) throws IOException {
    run("umount", folder.toString());
    run("rm", "-rf", folder.toString());
    Files.createDirectories(folder);
    String options = "mode=0700,size=" + SIZE;
    return new SmallDisk(
        folder, run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()));
  }

  boolean canBeFilled() {
    return mounted;
  }

  /** Takes what is free. */
  void fill() throws IOException {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (Files.getFileStore(folder).getUsableSpace() > 2L * block.length) {
        throw e;
      }
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(ballast);
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (mounted) {
      run("umount", folder.toString());
    }
  }
}
