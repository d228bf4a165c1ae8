package org.headgate.pool.service.statements;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.sessions.persistence.SessionRepository;

/**
 * Calls every method of every class of the persistence module that is made from an entity manager
 * or a data source, with all kinds of arguments, and notes which statements come of it.
 */
final class RepositoryCalls implements AutoCloseable {

  /**
   * Methods that send nothing by themselves: they persist, delete or detach an entity, or are given
   * no rows.
   */
  static final Set<String> SILENT =
      Set.of(
          "PersonalTokenRepository.add",
          "ScheduleRepository.add",
          "ScheduleRepository.putSystem",
          "ServiceAccountRepository.add",
          "ServiceAccountRepository.delete",
          "SigningKeyRepository.forgetRead",
          "WebhookRepository.add",
          "WebhookRepository.delete");

  /** They speak of connections and the server, not of tables. */
  private static final Set<String> OF_CONNECTIONS =
      Set.of(
          "BackendSignalSender",
          "ConnectionTester",
          "DatabaseProbe",
          "MaintenanceConnections",
          "NodeLeaseRenewal",
          "NodeLeaseRepository",
          "OperatorSqlGateway",
          "RoutedDataSource",
          "SchemaMigrator",
          "SharedValueQueries",
          "StatementQueries");

  private final RecordedStatements statements;
  private final EntityManagerFactory platform;
  private final EntityManagerFactory userdata;
  private final Set<String> silent = new TreeSet<>();

  RepositoryCalls(RecordedStatements statements) {
    this.statements = statements;
    platform = unit("platform", statements.source());
    userdata = unit("userdata", statements.source());
  }

  private static EntityManagerFactory unit(String name, DataSource source) {
    return Persistence.createEntityManagerFactory(
        name,
        Map.of(
            "jakarta.persistence.provider",
            "org.hibernate.jpa.HibernatePersistenceProvider",
            "jakarta.persistence.transactionType",
            "RESOURCE_LOCAL",
            "jakarta.persistence.nonJtaDataSource",
            source,
            "hibernate.connection.provider_class",
            "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl"));
  }

  /** Methods that sent nothing, whatever they were called with. */
  Set<String> silent() {
    return silent;
  }

  /** Those that have one of the constructors that can be called. */
  static List<Class<?>> repositories() {
    return classes().stream()
        .filter(type -> !type.isInterface() && constructor(type).isPresent())
        .filter(type -> !OF_CONNECTIONS.contains(type.getSimpleName()))
        .toList();
  }

  void callAll() throws SQLException {
    for (Class<?> repository : repositories()) {
      call(repository);
    }
  }

  private void call(Class<?> repository) throws SQLException {
    for (Method method : repository.getDeclaredMethods()) {
      if (Modifier.isPrivate(method.getModifiers())
          || Modifier.isStatic(method.getModifiers())
          || method.isSynthetic()
          || method.isBridge()) {
        continue;
      }
      method.setAccessible(true);
      String name = repository.getName() + "." + method.getName();
      boolean sent = false;
      for (Object[] arguments : ArgumentVariants.of(method)) {
        statements.begin(name);
        call(repository, method, arguments);
        sent |= !statements.ofThisCall().isEmpty();
      }
      if (!sent) {
        silent.add(name.replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"));
      }
    }
  }

  private void call(Class<?> repository, Method method, Object[] arguments) {
    EntityManagerFactory factory =
        repository.getPackageName().contains(".profiles.") ? userdata : platform;
    try (EntityManager entityManager = factory.createEntityManager()) {
      entityManager.getTransaction().begin();
      try {
        Constructor<?> constructor = constructor(repository).orElseThrow();
        constructor.setAccessible(true);
        Object[] given =
            Stream.of(constructor.getParameterTypes())
                .map(
                    type ->
                        type == EntityManager.class ? entityManager : (Object) statements.source())
                .toArray();
        Object result = method.invoke(constructor.newInstance(given), arguments);
        if (result instanceof Stream<?> stream) {
          stream.close();
        }
        entityManager.flush();
      } catch (ReflectiveOperationException | RuntimeException noMatter) {
        // The statement was sent before.
      } finally {
        entityManager.getTransaction().rollback();
      }
    }
  }

  private static Optional<Constructor<?>> constructor(Class<?> type) {
    return Stream.of(type.getDeclaredConstructors())
        .filter(
            constructor ->
                constructor.getParameterCount() > 0
                    && Stream.of(constructor.getParameterTypes())
                        .allMatch(each -> each == EntityManager.class || each == DataSource.class))
        .<Constructor<?>>map(constructor -> constructor)
        .findFirst();
  }

  private static List<Class<?>> classes() {
    try {
      URI place =
          SessionRepository.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(place);
      if (Files.isDirectory(path)) {
        return classes(path);
      }
      try (FileSystem archive = FileSystems.newFileSystem(path)) {
        return classes(archive.getPath("/"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> classes(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> found = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        if (name.contains(".persistence.") && !name.contains("$")) {
          found.add(Class.forName(name.substring(0, name.length() - ".class".length())));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    platform.close();
    userdata.close();
  }
}
