package org.headgate.pool.service.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.Config;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;

/**
 * Changes the pool settings of the running Liberty, by a file in this server's output directory,
 * which two servers from one installation do not share. The file is never deleted: settings stayed
 * in force when it was deleted while the server was stopped.
 */
@ApplicationScoped
public class LibertyPoolConfigurator {

  private static final String FILE_PROPERTY = "headgate.pools.file";
  private static final String NOTIFICATION =
      "WebSphere:service=com.ibm.ws.kernel.filemonitor.FileNotificationMBean";
  private static final String[] SIGNATURE = {
    "java.util.Collection", "java.util.Collection", "java.util.Collection"
  };

  private final Path file;

  /** For the client proxy only. */
  protected LibertyPoolConfigurator() {
    this.file = Path.of("");
  }

  @Inject
  public LibertyPoolConfigurator(Config config) {
    this.file = Path.of(config.getValue(FILE_PROPERTY, String.class));
  }

  /** Returns when Liberty runs these settings; pools that are not named run those of server.xml. */
  public synchronized void put(Map<PoolName, PoolSettings> pools) {
    write(pools.isEmpty() ? LibertyPoolXml.NONE : LibertyPoolXml.of(pools));
  }

  /**
   * Restores server.xml's settings after a run that ended with others.
   *
   * @return whether there were any
   */
  public synchronized boolean reset() {
    try {
      if (!Files.exists(file) || Files.readString(file).equals(LibertyPoolXml.NONE)) {
        return false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pool settings cannot be read from " + file, e);
    }
    write(LibertyPoolXml.NONE);
    return true;
  }

  private void write(String xml) {
    try {
      boolean fresh = !Files.exists(file);
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, xml);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      List<String> changed = List.of(file.toString());
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName(NOTIFICATION),
              "notifyFileChanges",
              new Object[] {fresh ? changed : List.of(), fresh ? List.of() : changed, List.of()},
              SIGNATURE);
    } catch (IOException e) {
      throw new UncheckedIOException("the pool settings cannot be written to " + file, e);
    } catch (JMException e) {
      throw new IllegalStateException("The pool settings of Liberty cannot be changed", e);
    }
  }
}
