-- Finds lines of transcripts by their words, in any alphabet. The index holds no text; its rows are known by numbers of their own,
-- because those of messages may change when the file is compacted. The apostrophe that is a letter separates words as the others do.
create table message_numbers (
    id          integer primary key,
    session_key text    not null,
    sequence    bigint  not null,
    unique (session_key, sequence)
);
create virtual table message_words using fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

insert into message_numbers (session_key, sequence) select session_key, sequence from messages;
insert into message_words (rowid, text)
select n.id, replace(m.text, 'ʼ', ' ') from messages m join message_numbers n on n.session_key = m.session_key and n.sequence = m.sequence;

create trigger messages_words_insert after insert on messages begin
    insert into message_numbers (session_key, sequence) values (new.session_key, new.sequence);
    insert into message_words (rowid, text)
    select id, replace(new.text, 'ʼ', ' ') from message_numbers where session_key = new.session_key and sequence = new.sequence;
end;
create trigger messages_words_update after update of text on messages begin
    update message_words set text = replace(new.text, 'ʼ', ' ')
    where rowid = (select id from message_numbers where session_key = new.session_key and sequence = new.sequence);
end;
create trigger messages_words_delete after delete on messages begin
    delete from message_words
    where rowid = (select id from message_numbers where session_key = old.session_key and sequence = old.sequence);
    delete from message_numbers where session_key = old.session_key and sequence = old.sequence;
end;
