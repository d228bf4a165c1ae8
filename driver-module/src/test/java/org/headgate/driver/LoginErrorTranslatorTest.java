package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
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

class LoginErrorTranslatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no pg_hba.conf entry for host \"::1\", user \"app\", database \"SSL\", no encryption |"
            + " 28TLS",
        "kein pg_hba.conf-Eintrag f\u00fcr Host \u00bb::1\u00ab, Benutzer \u00bbapp\u00ab,"
            + " Datenbank \u00bbx\u00ab, keine Verschl\u00fcsselung | 28TLS",
        "kein pg_hba.conf-Eintrag f\u00fcr Host \u00bb::1\u00ab, Benutzer \u00bbapp\u00ab,"
            + " Datenbank \u00bbx\u00ab, SSL-Verschl\u00fcsselung | 28000",
        "aucune entr\u00e9e dans pg_hba.conf pour l'h\u00f4te \u00ab ::1 \u00bb, utilisateur \u00ab"
            + " app \u00bb, base de donn\u00e9es \u00ab x \u00bb, aucun chiffrement | 28TLS",
        "aucune entr\u00e9e dans pg_hba.conf pour l'h\u00f4te \u00ab ::1 \u00bb, utilisateur \u00ab"
            + " app \u00bb, base de donn\u00e9es \u00ab x \u00bb, chiffrement SSL | 28000",
        "\u30db\u30b9\u30c8\"::1\"\u3001\u30e6\u30fc\u30b6\u30fc\"app\"\u3001\u30c7\u30fc\u30bf\u30d9\u30fc\u30b9\"x\"\u3001\u6697\u53f7\u5316\u306a\u3057\u7528\u306e\u30a8\u30f3\u30c8\u30ea\u304cpg_hba.conf\u306b\u3042\u308a\u307e\u305b\u3093"
            + " | 28TLS",
        "\u30db\u30b9\u30c8\"::1\"\u3001\u30e6\u30fc\u30b6\u30fc\"app\"\u3001\u30c7\u30fc\u30bf\u30d9\u30fc\u30b9\"x\"\u3001SSL\u6697\u53f7\u5316\u7528\u306e\u30a8\u30f3\u30c8\u30ea\u304cpg_hba.conf\u306b\u3042\u308a\u307e\u305b\u3093"
            + " | 28000",
        "\u6ca1\u6709\u7528\u4e8e\u4e3b\u673a \"::1\", \u7528\u6237 \"app\", \u6570\u636e\u5e93"
            + " \"x\", \u672a\u52a0\u5bc6 \u7684 pg_hba.conf \u8bb0\u5f55 | 28TLS"
      })
  void refusedPlainConnectionGetsItsOwnState(String words, String state) {
    assertThat(
            LoginErrorTranslator.of(refusal("28000", "ClientAuthentication", words)).getSQLState())
        .isEqualTo(state);
  }

  @Test
  void missingRoleErrorIsUnchanged() {
    SQLException unknown =
        refusal("28000", "InitializeSessionUserId", "role \"app\" does not exist");

    assertThat((Throwable) LoginErrorTranslator.of(unknown)).isSameAs(unknown);
  }

  @Test
  void serverWithoutTlsGetsItsOwnState() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerNo(server));
      SQLException refused =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  DriverManager.getConnection(
                      "jdbc:postgresql://127.0.0.1:%d/x?user=app&gssEncMode=disable&sslmode=require"
                          .formatted(server.getLocalPort())));
      answered.join();

      assertThat(LoginErrorTranslator.of(refused).getSQLState()).isEqualTo("28TLS");
    }
  }

  private static void answerNo(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().readNBytes(8);
      client.getOutputStream().write('N');
      client.getOutputStream().flush();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SQLException refusal(String state, String routine, String words) {
    return new PSQLException(
        new ServerErrorMessage(
            "SFATAL\0VFATAL\0C" + state + "\0M" + words + "\0Ffile.c\0L1\0R" + routine + "\0"));
  }
}
