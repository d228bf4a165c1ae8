package org.headgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/opt/wlp/bin/tools/ws-server.jar headgate",
        "/opt/wlp/bin/tools/ws-server.jar headgate --clean",
        "/opt/wlp/bin/tools/ws-server.jar headgate --internal-checkpoint-at=beforeAppStart",
        "/opt/wlp/bin/tools/ws-server.jar headgate -- --stop"
      })
  void serverCommandIsRecognized(String line) {
    assertThat(new JavaCommand(line).startsServer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--package --include=minify,usr",
        "--pid=17 --status:start",
        "--pid=17 --stop",
        "--dump --include=thread",
        "--javadump",
        "--create",
        "--message:info.serverNotExist",
        "--help:usage"
      })
  void otherActionsStartNoServer(String action) {
    assertThat(new JavaCommand("/opt/wlp/bin/tools/ws-server.jar headgate " + action))
        .extracting(JavaCommand::startsServer)
        .isEqualTo(false);
  }
}
