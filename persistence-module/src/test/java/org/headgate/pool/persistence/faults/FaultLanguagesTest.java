package org.headgate.pool.persistence.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Faults are classified by SQLSTATE and protocol, whatever language the server and the JVM speak.
 */
class FaultLanguagesTest {

  private final FaultClassifier classifier = new FaultClassifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28TLS | none | Server akzeptiert keine unverschl\u00fcsselte Verbindung | TLS_REFUSED",
        "28000 | InitializeSessionUserId | Rolle \u00bbapp\u00ab existiert nicht | AUTHENTICATION",
        "28P01 | auth_failed | Passwort-Authentifizierung f\u00fcr Benutzer \u00bbapp\u00ab"
            + " fehlgeschlagen | AUTHENTICATION",
        "53300 | InitPostgres | die verbleibenden Verbindungen sind reserviert | SERVER_LIMIT",
        "53300 | ProcessStartupPacket | tut mir leid, schon zu viele Verbindungen | SERVER_LIMIT",
        "57P03 | ProcessStartupPacket | das Datenbanksystem startet | STARTING",
        "0A000 | RevalidateCachedQuery | gecachter Plan darf den Ergebnistyp nicht \u00e4ndern |"
            + " LOST_STATEMENT",
        "0A000 | transformStmt | nicht unterst\u00fctzt | OTHER",
        "3D000 | InitPostgres | Datenbank \u00bbx\u00ab existiert nicht | NO_SUCH_DATABASE"
      })
  void serverStateAndRoutineDecideTheKind(
      String state, String routine, String words, FaultKind kind) {
    assertThat(kind(state, routine, words)).isEqualTo(kind);
  }

  /** Seen red: a department of this name made 503 of a conflict. */
  @ParameterizedTest
  @CsvSource({
    "query_wait_timeout",
    "max_client_conn",
    "password authentication failed",
    "prepared statement"
  })
  void quotedInputDoesNotChangeTheFaultKind(String quoted) {
    assertThat(kind("23505", "_bt_check_unique", "duplicate key: (name)=(" + quoted + ")"))
        .isEqualTo(FaultKind.CONSTRAINT);
  }

  @Test
  void serverWithoutTlsIsRecognizedByDriverStackTrace() {
    assertThat(kindOfConnecting("sslmode=require", 'N')).isEqualTo(FaultKind.TLS_REFUSED);
  }

  @Test
  void missingPasswordIsRecognizedByDriverStackTrace() {
    // AuthenticationSASL with SCRAM-SHA-256.
    byte[] mechanisms = "SCRAM-SHA-256\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] request = new byte[9 + mechanisms.length];
    request[0] = 'R';
    request[4] = (byte) (8 + mechanisms.length);
    request[8] = 10;
    System.arraycopy(mechanisms, 0, request, 9, mechanisms.length);

    assertThat(kindOfConnecting("sslmode=disable", request)).isEqualTo(FaultKind.AUTHENTICATION);
  }

  private FaultKind kind(String state, String routine, String words) {
    ServerErrorMessage message =
        new ServerErrorMessage(
            "SFATAL\0VFATAL\0C" + state + "\0M" + words + "\0Ffile.c\0L1\0R" + routine + "\0");
    return classifier.classify(new PSQLException(message)).orElseThrow().kind();
  }

  private FaultKind kindOfConnecting(String parameters, int... answer) {
    byte[] bytes = new byte[answer.length];
    for (int i = 0; i < answer.length; i++) {
      bytes[i] = (byte) answer[i];
    }
    return kindOfConnecting(parameters, bytes);
  }

  /** The driver's exception for a server that sends this message. */
  private FaultKind kindOfConnecting(String parameters, byte[] answer) {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(server, answer));
      SQLException refused =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  DriverManager.getConnection(
                      "jdbc:postgresql://127.0.0.1:%d/x?user=app&gssEncMode=disable&%s"
                          .formatted(server.getLocalPort(), parameters)));
      answered.join();
      return classifier.classify(refused).orElseThrow().kind();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void answer(ServerSocket server, byte[] answer) {
    try (Socket client = server.accept()) {
      client.getInputStream().read();
      client.getOutputStream().write(answer);
      client.getOutputStream().flush();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // That is what it is to do.
    }
  }
}
