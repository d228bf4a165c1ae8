package org.headgate.system.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.launcher.mail.CaughtMailStore;

/** The mails that one address got. */
public record Mailbox(CaughtMailStore caught, String address) {

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The mails are in this process, so that a look costs nothing; most are there at once. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** The code of the mail of that number among those with a code, counted from 1. */
  public String codeOfMail(int number) {
    List<String> codes = waiting().until(this::codes, all -> all.size() >= number);
    return codes.get(codes.size() - number);
  }

  /** The newest mail with that subject, once it is there. */
  public CaughtMail about(String subject) {
    return waiting()
        .until(
            () -> mails().stream().filter(mail -> mail.subject().equals(subject)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Whether a mail with that subject has come by now. */
  public boolean hasOneAbout(String subject) {
    return countAbout(subject) > 0;
  }

  /** How many mails with that subject have come by now. */
  public long countAbout(String subject) {
    return mails().stream().filter(mail -> mail.subject().equals(subject)).count();
  }

  /** The mail of that number, counted from 1, once it is there. */
  public CaughtMail mail(int number) {
    waiting().until(() -> mails().size() >= number);
    return mails().get(mails().size() - number);
  }

  private static ConditionFactory waiting() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
  }

  private List<String> codes() {
    return mails().stream()
        .map(mail -> CODE.matcher(mail.subject()))
        .filter(Matcher::find)
        .map(code -> code.group(1))
        .toList();
  }

  public List<CaughtMail> mails() {
    return caught.to(address);
  }
}
