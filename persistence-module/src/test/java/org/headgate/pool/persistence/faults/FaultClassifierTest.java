package org.headgate.pool.persistence.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultClassifierTest {
  private final FaultClassifier classifier = new FaultClassifier();

  @ParameterizedTest
  @CsvSource({
    "08000, CONNECTION_LOST",
    "08001, UNREACHABLE",
    "08003, CONNECTION_LOST",
    "08004, UNREACHABLE",
    "08006, CONNECTION_LOST",
    "08007, CONNECTION_LOST",
    "08P01, CONNECTION_LOST",
    "23505, CONSTRAINT",
    "22021, UNSTORABLE_TEXT",
    "22P05, UNSTORABLE_TEXT",
    "25006, READ_ONLY",
    "26000, LOST_STATEMENT",
    "34000, LOST_STATEMENT",
    "42P05, LOST_STATEMENT",
    "42501, MISSING_RIGHT",
    "42P01, SCHEMA_MISMATCH",
    "3F000, SCHEMA_MISMATCH",
    "58030, SERVER_ERROR",
    "XX001, SERVER_ERROR",
    "28000, AUTHENTICATION",
    "28P01, AUTHENTICATION",
    "3D000, NO_SUCH_DATABASE",
    "40001, SERIALIZATION",
    "40003, CONNECTION_LOST",
    "40P01, DEADLOCK",
    "53100, SERVER_RESOURCES",
    "53300, SERVER_LIMIT",
    "55P03, LOCK_TIMEOUT",
    "57014, STATEMENT_TIMEOUT",
    "57P01, SERVER_SHUTDOWN",
    "57P02, SERVER_SHUTDOWN",
    "57P03, STARTING",
    "57P05, SERVER_SHUTDOWN",
    "HYT00, STATEMENT_TIMEOUT",
    "42601, OTHER",
    "'', OTHER"
  })
  void sqlStateIsClassified(String state, FaultKind kind) {
    var fault = classifier.classify(new SQLException("said the server", state)).orElseThrow();

    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.sqlState()).contains(state);
    assertThat(fault.message()).isEqualTo("said the server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08P01 | FATAL: Max client connections reached | POOLER_LIMIT",
        "XX000 | FATAL: MaxClientsInSessionMode: max clients reached - in Session mode |"
            + " POOLER_LIMIT",
        "08P01 | FATAL: no more connections allowed (max_client_conn) | POOLER_LIMIT",
        "08P01 | FATAL: query_wait_timeout | POOLER_LIMIT",
        "XX000 | FATAL: (ECHECKOUTTIMEOUT) Unable to check out a connection from the pool |"
            + " POOLER_LIMIT",
        "53300 | FATAL: remaining connection slots are reserved for roles with the SUPERUSER"
            + " attribute | SERVER_LIMIT",
        "53300 | FATAL: sorry, too many clients already | SERVER_LIMIT",
        "08P01 | FATAL: too many connections for role \"app\" | SERVER_LIMIT",
        "08P01 | FATAL: server login has been failing, cached error: connect failed | UNREACHABLE",
        "08P01 | FATAL: server login has been failing, cached error: FATAL: too many connections |"
            + " SERVER_LIMIT",
        "08P01 | FATAL: server login has been failing, cached error: password authentication failed"
            + " | AUTHENTICATION",
        "XX000 | FATAL: Tenant or user not found | AUTHENTICATION",
        "08P01 | FATAL: unsupported startup parameter: search_path | SESSION_REFUSED",
        "08P01 | ERROR: transaction blocks not allowed in statement pooling mode | SESSION_REFUSED",
        "08P01 | FATAL: SASL authentication failed | AUTHENTICATION",
        "08P01 | FATAL: auth failed | AUTHENTICATION",
        "08P01 | FATAL: login rejected | AUTHENTICATION",
        "08P01 | FATAL: SSL required | TLS_REFUSED",
        "XX000 | FATAL: SSL connection is required | TLS_REFUSED",
        "28000 | ERROR: connection is insecure (try using `sslmode=require`) | TLS_REFUSED",
        "08P01 | ERROR: prepared statement name is already in use | LOST_STATEMENT",
        "08P01 | FATAL: no such database: headgate | NO_SUCH_DATABASE",
        "08001 | J2CA0045E: Connection not available while invoking method queueRequest |"
            + " POOL_EXHAUSTED"
      })
  void poolerMessagesPrecedeTheirSqlState(String state, String words, FaultKind kind) {
    assertThat(classifier.classify(new SQLException(words, state)).orElseThrow().kind())
        .isEqualTo(kind);
  }

  static Stream<Arguments> driversChains() {
    return Stream.of(
        arguments(FaultKind.WRONG_HOST, wrap("08001", new UnknownHostException("db"))),
        arguments(FaultKind.UNREACHABLE, wrap("08001", new ConnectException("refused"))),
        arguments(
            FaultKind.UNREACHABLE, wrap("08001", new SocketTimeoutException("connect timed out"))),
        arguments(
            FaultKind.SOCKET_TIMEOUT, wrap("08006", new SocketTimeoutException("Read timed out"))),
        arguments(FaultKind.CONNECTION_LOST, wrap("08006", new EOFException())),
        arguments(FaultKind.TLS_REFUSED, wrap("08006", new SSLHandshakeException("unknown CA"))),
        arguments(FaultKind.CONNECTION_LOST, wrap("08006", new SSLException("Broken pipe"))),
        arguments(FaultKind.SERIALIZATION, new OptimisticLockException("stale")));
  }

  private static SQLException wrap(String state, Exception cause) {
    return new SQLException("An I/O error occurred", state, cause);
  }

  @ParameterizedTest
  @MethodSource("driversChains")
  void driverCausesAreClassified(FaultKind kind, Exception failure) {
    assertThat(classifier.classify(failure).orElseThrow().kind()).isEqualTo(kind);
  }

  @Test
  void unknownHostIsNamed() {
    var fault = classifier.classify(wrap("08001", new UnknownHostException("db"))).orElseThrow();

    assertThat(fault.message()).isEqualTo("unknown host db");
  }

  @Test
  void containerSuffixIsRemovedFromMessage() {
    var failure =
        new SQLException(
            "FATAL: no more connections allowed (max_client_conn) DSRA0010E: SQL State = 08P01,"
                + " Error Code = 0",
            "08P01");

    assertThat(classifier.classify(failure).orElseThrow().message())
        .isEqualTo("FATAL: no more connections allowed (max_client_conn)");
  }

  @Test
  void containerWrappersAreUnwrapped() {
    var rollback = new RollbackException("rolled back");
    rollback.initCause(new PersistenceException(new SQLException("deadlock detected", "40P01")));
    var failure = new EJBTransactionRolledbackException("tx", new EJBException(rollback));

    var fault = classifier.classify(failure).orElseThrow();

    assertThat(fault.kind()).isEqualTo(FaultKind.DEADLOCK);
    assertThat(fault.cause()).isSameAs(failure);
  }

  @Test
  void nextExceptionOfBatchIsClassified() {
    var batch = new BatchUpdateException("Batch entry 0 was aborted", new int[0]);
    batch.setNextException(new SQLException("duplicate key", "23505"));

    assertThat(classifier.classify(new PersistenceException(batch)).orElseThrow().kind())
        .isEqualTo(FaultKind.CONSTRAINT);
  }

  @Test
  void cyclicCausesAreClassified() {
    var first = new SQLException("first", "42601");
    first.initCause(new IllegalStateException(new RuntimeException(first)));

    assertThat(classifier.classify(first).orElseThrow().kind()).isEqualTo(FaultKind.OTHER);
  }

  @Test
  void innermostOfCyclicCausesIsReported() {
    var first = new SQLException("first", "42601");
    first.initCause(new IllegalStateException("second", new RuntimeException("last", first)));

    assertThat(FaultMessages.ofDeepestCause(first)).isEqualTo("last");
  }

  @Test
  void poolTimeoutIsClassifiedByClassName() {
    class ConnectionWaitTimeoutException extends RuntimeException {}

    assertThat(
            classifier
                .classify(new EJBException(new ConnectionWaitTimeoutException()))
                .orElseThrow()
                .kind())
        .isEqualTo(FaultKind.POOL_EXHAUSTED);
  }

  @Test
  void otherExceptionsAreNotClassified() {
    assertThat(classifier.classify(new IllegalStateException("too many connections"))).isEmpty();
  }

  @Test
  void brokenConnectionsMayHaveCommitted() {
    assertThat(
            Arrays.stream(FaultKind.values())
                .filter(FaultKind::isTransient)
                .filter(kind -> !kind.isBeforeCommit()))
        .containsExactly(
            FaultKind.CONNECTION_LOST, FaultKind.SERVER_SHUTDOWN, FaultKind.SOCKET_TIMEOUT);
  }

  @Test
  void exhaustedDatabaseIsNotClassifiedAsDown() {
    assertThat(
            Arrays.stream(FaultKind.values())
                .filter(kind -> kind.answer() != FaultResponse.UNAVAILABLE))
        .noneMatch(FaultKind::isDown);
  }

  @Test
  void serverLimitCureMentionsRestart() {
    assertThat(FaultKind.SERVER_LIMIT.cure()).contains("takes a restart");
  }
}
