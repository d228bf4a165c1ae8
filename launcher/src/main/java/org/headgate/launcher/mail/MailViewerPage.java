package org.headgate.launcher.mail;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The viewer's single page: the mails, newest first, each with its text. It refreshes itself and
 * has no active content.
 */
final class MailViewerPage {
  private MailViewerPage() {}

  static String of(List<CaughtMail> mails) {
    String articles =
        mails.isEmpty()
            ? "<p>No mail yet.</p>"
            : mails.stream().map(MailViewerPage::article).collect(Collectors.joining());
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="10">
        <title>Caught mail</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; background: #f6f7f9 }
        article { background: #fff; border: 1px solid #d8dde5; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0 }
        h2 { font-size: 1.05rem; margin: 0 }
        .meta { color: #566173; font-size: .875rem; margin: .25rem 0 0 }
        pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .75rem 0 0 }
        details { margin-top: .75rem } iframe { width: 100%%; height: 24rem; border: 1px solid #d8dde5; border-radius: 8px; background: #fff }
        </style>
        </head>
        <body>
        <h1>Caught mail</h1>
        %s
        </body>
        </html>
        """
        .formatted(articles);
  }

  private static String article(CaughtMail mail) {
    return """
        <article>
        <h2>%s</h2>
        <p class="meta">to %s, from %s, <time>%s</time></p>
        <pre>%s</pre>
        %s</article>
        """
        .formatted(
            escaped(mail.subject()),
            escaped(mail.to()),
            escaped(mail.from()),
            mail.receivedAt(),
            escaped(mail.text().strip()),
            mail.html().map(MailViewerPage::frame).orElse(""));
  }

  /** Shows HTML as a mail reader does; the empty sandbox disables scripts and everything else. */
  private static String frame(String html) {
    return "<details><summary>HTML</summary><iframe sandbox srcdoc=\"%s\"></iframe></details>%n"
        .formatted(escaped(html));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
