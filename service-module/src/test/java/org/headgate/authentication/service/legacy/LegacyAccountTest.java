package org.headgate.authentication.service.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.common.json.JsonMappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyAccountTest {

  @Test
  void valuesOfTheLegacySystemAreAdopted() throws Exception {
    LegacyAccount person =
        read(
            "{'full_name':' Ada Lovelace ','language':'pt-br','time_zone':'Europe/London',"
                + "'email_verified':false,'external_id':4711,'plan':'gold'}");

    assertThat(person.fullName()).contains("Ada Lovelace");
    assertThat(person.locale()).isEqualTo("pt-BR");
    assertThat(person.timeZone()).isEqualTo("Europe/London");
    assertThat(person.isEmailVerified()).isFalse();
    assertThat(person.externalId()).contains("4711");
  }

  @Test
  void missingValuesHaveDefaults() throws Exception {
    LegacyAccount person = read("{}");

    assertThat(person.fullName()).isEmpty();
    assertThat(person.locale()).isEqualTo("en");
    assertThat(person.timeZone()).isEqualTo("UTC");
    assertThat(person.isEmailVerified()).isTrue();
    assertThat(person.externalId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'full_name':'Ada\\nLovelace'}",
        "{'full_name':['Ada']}",
        "{'language':'no language at all'}",
        "{'time_zone':'Moon/Sea'}",
        "{'external_id':''}",
        "{'external_id':{'id':1}}",
        "{'external_id':'a\\u0000b'}",
        "{'external_id':'a\\ud800b'}"
      })
  void invalidValuesAreIgnored(String answer) throws Exception {
    assertThat(read(answer)).isEqualTo(read("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "0", "'no'", "'false'", "''", "[true]", "{}"})
  void addressIsUnverifiedUnlessItIsSaidToBeVerified(String verified) throws Exception {
    assertThat(read("{'email_verified':" + verified + "}").isEmailVerified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "'true'", "1"})
  void addressIsVerifiedWhereItIsSaidToBe(String verified) throws Exception {
    assertThat(read("{'email_verified':" + verified + "}").isEmailVerified()).isTrue();
  }

  private static LegacyAccount read(String answer) throws Exception {
    return LegacyAccount.of(JsonMappers.lenient().readTree(answer.replace('\'', '"')));
  }
}
