package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Required and forbidden contents of mail templates; each refusal names file and line. */
class MailTemplateRulesTest extends MailTemplateSteps {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${nosuch} | there is no value nosuch; there are code, minutes, purpose, service",
        "<#if purpose == 'login'>${kode}</#if> | there is no value kode",
        "<#if purpose?> | line 4",
        "${'freemarker.template.utility.Execute'?new()('id')} | ?new is not for mails",
        "${code?api.class} | ?api is not for mails",
        "${code.class} | missing",
        "${'x${code?new()}'} | there is a value within a text in quotes",
        "${\"code?upper_case\"?eval} | ?eval is not for mails",
        "<@'<#list 1.. as i></#list>'?interpret /> | there is no @",
        "${code?left_pad(1000000000)} | ?left_pad is not for mails",
        "${code?replace('(a+)+', '', 'r')} | ?replace is not for mails",
        "${code?no_esc} | ?no_esc is not for mails",
        "${.get_optional_template('code.ftl').exists} | .get_optional_template is not for mails",
        "${.data_model.code} | .data_model is not for mails",
        "<#list 1.. as i>${i}</#list> | #list is not for mails",
        "<#macro again><@again/></#macro><@again/> | #macro is not for mails",
        "<#function f x><#return f(x)></#function> | #function is not for mails",
        "<#noautoesc>${code}</#noautoesc> | #noautoesc is not for mails",
        "<#outputformat 'undefined'>${code}</#outputformat> | #outputformat is not for mails",
        "<#include '/etc/passwd'> | only a part is included",
        "<#include '../secret.ftl'> | only a part is included",
        "<#include 'code.ftl'> | only a part is included",
        "<#include '_nosuch.ftl'> | _nosuch.ftl",
        "<#import '_part.ftl' as p> | #import is not for mails",
        "<#assign x = code + code> | nothing is assigned but the subject, once",
        "<#assign subject>${subject}${subject}</#assign> | nothing is assigned but the subject, once",
        "<#setting locale='xx'> | #setting is not for mails",
        "<#attempt>${code}<#recover></#attempt> | #attempt is not for mails",
        "<script>alert(1)</script> | there is markup",
        "<#noparse><b></#noparse> | there is markup",
        "<@m.link 'x'/> | there is no @m.link"
      })
  void forbiddenConstructsAreRefusedByFileAndLine(String text, String reason) throws IOException {
    put("code_tr.ftl", MAIL.formatted("${code}", text.replace('\'', '"').replace("\\\"", "\"")));

    assertThat(problems())
        .isNotEmpty()
        .first()
        .asString()
        .startsWith("code_tr.ftl, line 4: ")
        .contains(reason.replace("line 4", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<#ftl auto_esc=false>", "<#ftl output_format=\"plainText\">"})
  void headerCannotDisableEscaping(String header) throws IOException {
    put("code.ftl", header + MAIL.formatted("${code}", ""));

    assertThat(problems()).first().asString().contains("#ftl cannot change how text is escaped");
  }

  @Test
  void missingRequiredPartsAreNamed() throws IOException {
    put("code.ftl", "<#assign subject>a</#assign><@m.mail><@m.p>Hello</@m.p></@m.mail>");
    put("notice.ftl", "<@m.mail><@m.p>Hello</@m.p></@m.mail>");
    put("address_taken.ftl", "<#assign subject>a</#assign>Hello");

    assertThat(problems())
        .contains(
            "notice.ftl: has no subject: <#assign subject>...</#assign>",
            "code.ftl: does not say ${code}",
            "address_taken.ftl: has nothing within <@m.mail>...</@m.mail>");
  }

  @Test
  void optionalValueNeedsADefault() throws IOException {
    put(
        "notice.ftl",
        "<#assign subject>a</#assign>\n<@m.mail>\n<@m.p>${device}</@m.p>\n</@m.mail>");

    assertThat(problems()).first().asString().startsWith("notice.ftl, line 3: device is missing");
  }

  @Test
  void nestedAndTooManyIncludesAreRefused() throws IOException {
    put("_a.ftl", "<#include \"_a.ftl\">");
    put("_b.ftl", "b");
    put("code.ftl", MAIL.formatted("${code}", "<#include \"_b.ftl\">".repeat(17)));

    assertThat(problems())
        .containsExactly(
            "_a.ftl, line 1: a part includes nothing", "code.ftl, line 4: more than 16 includes");
  }
}
