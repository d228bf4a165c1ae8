package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** No password, code or token appears in any log of the server. */
class SecretsIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void secretsAreNotLogged() throws IOException {
    Person ada = Person.stranger(headgate);
    ada.signUp();
    String code = ada.code();
    ada.verify(code.equals("000000") ? "000001" : "000000");
    ada.keep(ada.verify(code));
    ada.logIn("not the password of anybody");
    ada.refresh(ada.refreshToken() + "x");
    ada.asCaller().get("/nothing");
    headgate
        .api()
        .body("{\"email\":7,\"password\":\"" + Person.PASSWORD + "\"}")
        .post("/auth/signup");

    List<String> secrets =
        List.of(
            Person.PASSWORD,
            "not the password of anybody",
            headgate.administrator().password(),
            ada.refreshToken(),
            ada.accessToken(),
            " " + code + " ");

    for (Path log : logs()) {
      String text = Files.readString(log);
      assertThat(secrets).as(log.toString()).noneMatch(text::contains);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(headgate.logs())) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }
}
