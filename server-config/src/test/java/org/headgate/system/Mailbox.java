package org.headgate.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.launcher.CaughtMail;
import org.headgate.launcher.CaughtMails;

/** The mails that one address got. */
public record Mailbox(CaughtMails caught, String address) {

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The code of the newest mail, once there are as many. */
  public String codeOfMail(int number) {
    Matcher matcher = CODE.matcher(mail(number).subject());
    if (!matcher.find()) {
      throw new AssertionError("no code in " + mail(number));
    }
    return matcher.group(1);
  }

  /** The mail of that number, counted from 1, once it is there. */
  public CaughtMail mail(int number) {
    await().atMost(PATIENCE).until(() -> mails().size() >= number);
    return mails().get(mails().size() - number);
  }

  private List<CaughtMail> mails() {
    return caught.to(address);
  }
}
