-- A version of a report keeps the part that tells of commitments too.
alter table report_version_sentence
    drop constraint report_version_sentence_section_known,
    add constraint report_version_sentence_section_known check (section in
        ('OPENING', 'COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS', 'CLOSING'));
