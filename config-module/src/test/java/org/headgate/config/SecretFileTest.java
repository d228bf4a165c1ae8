package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.config.Variables.KEY;
import static org.headgate.config.Variables.LEAST;
import static org.headgate.config.Variables.refused;
import static org.headgate.config.Variables.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.database.PoolName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are read from files. */
class SecretFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", "%s\r\n"})
  void trailingLineBreakIsDropped(String content) throws IOException {
    String password = " pa${HOME}ss {xor}abc a$$b\t\u00fc";

    HeadgateSettings settings =
        settings("SMTP_USER", "ada", "SMTP_PASSWORD_FILE", file(content.formatted(password)));

    assertThat(settings.mail().password()).contains(new Secret(password));
  }

  @Test
  void onlyOneTrailingLineBreakIsDropped() throws IOException {
    HeadgateSettings settings = settings("SMTP_USER", "ada", "SMTP_PASSWORD_FILE", file("a\n\n"));

    assertThat(settings.mail().password()).contains(new Secret("a\n"));
  }

  @Test
  void byteOrderMarkIsNoPartOfThePassword() throws IOException {
    HeadgateSettings settings =
        settings("HEADGATE_ADMIN_PASSWORD_FILE", file("\ufeffcorrect horse"));

    assertThat(settings.accounts().adminPassword()).contains(new Secret("correct horse"));
  }

  @Test
  void whiteSpaceAroundOtherSecretsIsDropped() throws IOException {
    HeadgateSettings settings =
        settings("USERDATA_DATABASE_URL_FILE", file(" postgresql://ada:p@db/headgate \n\n"));

    assertThat(settings.database(PoolName.USERDATA).url().database()).isEqualTo("headgate");
  }

  @Test
  void whatMayBeTheSecretItselfIsNotShown() {
    assertThat(SecretFile.shown("/")).isEqualTo("/");
    assertThat(SecretFile.shown(folder + "/none/none")).isEqualTo(folder + "/none/none");
    assertThat(SecretFile.shown("/no-such-folder/secret.key"))
        .isEqualTo("/no-such-folder/secret.key");
    assertThat(SecretFile.shown("../no-such-folder/key")).isEqualTo("../no-such-folder/key");
    assertThat(SecretFile.shown("/hunter2")).isEqualTo("***");
    assertThat(SecretFile.shown("/" + "a".repeat(21) + "/" + "b".repeat(20) + "="))
        .isEqualTo("***");
    assertThat(SecretFile.shown("/" + "a".repeat(21) + "/" + "b".repeat(21))).isEqualTo("***");
    assertThat(SecretFile.shown("hunter2/+w==")).isEqualTo("***");
    assertThat(SecretFile.shown("/hunter2+w==")).isEqualTo("***");
    assertThat(SecretFile.shown("hunter2\0")).isEqualTo("***");
  }

  @Test
  void requiredVariablesMayComeFromFiles() throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL_FILE", file("postgresql://ada:p@db/headgate\n"));
    variables.put("SECRET_KEY_FILE", folder.resolve("key").toString());
    Files.writeString(folder.resolve("key"), KEY);

    HeadgateSettings settings = HeadgateSettings.from(variables);

    assertThat(settings.database(PoolName.PLATFORM).url().user()).isEqualTo("ada");
    assertThat(settings.server().secretKey()).isEqualTo(MasterSecret.parse(KEY));
  }

  static Stream<String> secrets() {
    return KnownVariables.SECRETS.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void missingSecretFileIsRefusedInOneLine(String secret) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put("SMTP_USER", "ada");
    variables.put("SMTP_PASSWORD", "hunter2");
    variables.remove(secret);
    variables.put(secret + "_FILE", folder.resolve("none").toString());

    assertThat(refused(variables))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .isEqualTo(
            "%s_FILE=%s: allowed the path of a readable file that holds the value; there is no such file"
                .formatted(secret, folder.resolve("none")));
  }

  @Test
  void secretAndItsFileTogetherAreRefusedInOneLine() throws IOException {
    assertThat(refused("SECRET_KEY_FILE", file(KEY)))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith("SECRET_KEY_FILE=")
        .endsWith("; only one of SECRET_KEY_FILE and SECRET_KEY may be set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n"})
  void emptyFileIsRefused(String content) throws IOException {
    assertThat(reason(file(content))).isEqualTo("the file is empty");
  }

  @Test
  void oversizedFileIsRefused() throws IOException {
    assertThat(reason(file("a".repeat(65_537)))).isEqualTo("the file is larger than 65536 bytes");
  }

  @Test
  void directoryIsRefused() {
    assertThat(reason(folder.toString())).isEqualTo("it is no file");
  }

  @Test
  void nonUtf8FileIsRefused() throws IOException {
    Path file = folder.resolve("secret");
    Files.write(file, new byte[] {(byte) 0xff, 'a'});

    assertThat(reason(file.toString())).isEqualTo("the file is not text in UTF-8");
  }

  @Test
  void invalidValueIsNotShown() throws IOException {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.remove("SECRET_KEY");
    variables.put("SECRET_KEY_FILE", file("hunter2"));

    assertThat(refused(variables))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith("SECRET_KEY=***: allowed ")
        .doesNotContain("hunter2");
  }

  private String reason(String path) {
    return refused("HEADGATE_ADMIN_PASSWORD_FILE", path).stream()
        .map(error -> error.allowed().replaceFirst(".*; ", ""))
        .reduce("", String::concat);
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("secret"), content, StandardCharsets.UTF_8).toString();
  }
}
