package vn.ocop.portal.report;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.ReminderChoice;
import vn.ocop.portal.core.VietnameseDates;

/// Writes the one mail of a day and hands it to the mail server, where one is configured (`spring.mail.host`). The mail
/// tells which answers are due and where to go on: no names of people, nothing of what the answers say.
@Component
class ReminderMail {
    private final @Nullable JavaMailSender sender;
    private final MessageSource messages;
    private final String from;
    private final String baseUrl;

    @Autowired
    ReminderMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            @Value("${portal.mail.from}") String from,
            @Value("${portal.base-url}") String baseUrl) {
        this(sender.getIfAvailable(), messages, from, baseUrl);
    }

    /// @param from address in the mail's head
    /// @param baseUrl what stands before the paths of links, without a stroke at the end
    ReminderMail(@Nullable JavaMailSender sender, MessageSource messages, String from, String baseUrl) {
        this.sender = sender;
        this.messages = messages;
        this.from = from;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /// Whether mail goes out at all.
    boolean on() {
        return sender != null;
    }

    /// Hands the mail to the server.
    ///
    /// @param digest by which the mail is known: handed over twice after a breakdown, it is the same mail
    /// @param items at least one
    /// @throws org.springframework.mail.MailException where the server did not take it
    void send(UUID digest, ReminderChoice to, List<DueItem> items) {
        var post = Objects.requireNonNull(sender);
        var language = to.locale();
        try {
            MimeMessage mail = post.createMimeMessage();
            var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(Objects.requireNonNull(to.email()));
            helper.setSubject(word("reminder.mail.subject", language, items.size()));
            helper.setText(text(items, language));
            mail.setHeader("Message-ID", "<reminder-%s@ocop-portal>".formatted(digest));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", language.getLanguage());
            post.send(mail);
        } catch (MessagingException unwritable) {
            throw new MailParseException(unwritable);
        }
    }

    private String text(List<DueItem> items, Locale language) {
        var text = new StringBuilder(word("reminder.mail.greeting", language)).append("\n\n");
        text.append(word("reminder.mail.lead", language, items.size())).append("\n");
        for (var one : items) {
            text.append("\n- ")
                    .append(word("due.step." + one.step(), language, one.number()))
                    .append("\n  ")
                    .append(one.subject())
                    .append("\n  ")
                    .append(word(
                            one.timeKey(),
                            language,
                            Math.abs(one.workingDays()),
                            VietnameseDates.onScreen(one.deadline())));
            if (one.urgedFor() != null) {
                text.append("\n  ").append(word("due.urged", language, VietnameseDates.onScreen(one.urgedFor())));
            }
            text.append("\n  ").append(baseUrl).append(one.href()).append("\n");
        }
        return text.append("\n")
                .append(word("reminder.mail.foot", language, baseUrl + "/reminders"))
                .append("\n")
                .toString();
    }

    private String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }
}
