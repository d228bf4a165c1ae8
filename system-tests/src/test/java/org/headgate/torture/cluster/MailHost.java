package org.headgate.torture.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.launcher.mail.MailCatcher;

/**
 * The mail catcher as a process of its own, which can be killed. It prints a line for each mail
 * before it says that it took it: whoever reads them knows all that were taken.
 */
final class MailHost {

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

  private MailHost() {}

  /**
   * @param arguments the port and the folder in which mails are kept
   */
  public static void main(String[] arguments) {
    MailCatcher catcher =
        new MailCatcher(
            Integer.parseInt(arguments[0]),
            Path.of(arguments[1]),
            Clock.systemUTC(),
            MailHost::print);
    catcher.start();
    System.out.println("ready");
  }

  private static void print(CaughtMail mail) {
    Matcher code = CODE.matcher(mail.subject());
    System.out.println("mail " + mail.to() + " " + (code.find() ? code.group(1) : "-"));
  }
}
