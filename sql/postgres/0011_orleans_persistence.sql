-- Where grains keep states that are one document each, through the provider of Orleans: it asks OrleansQuery for the statements by
-- key and runs them with parameters of its own.
--
-- A state has a version, which is its ETag. What is written names the version that was read, null for none. Writing answers with one row
-- that holds the new version, or with none if somebody else wrote first: the provider takes that for an inconsistent state. What is cleared
-- keeps its row and its version, so that whoever read it before cannot write over what comes after.
--
-- Names are those of the provider's documentation; whoever has run another script for it keeps the table and gets these statements.
create table if not exists OrleansStorage (
    GrainIdHash            integer      not null,
    GrainIdN0              bigint       not null,
    GrainIdN1              bigint       not null,
    GrainTypeHash          integer      not null,
    GrainTypeString        varchar(512) not null,
    GrainIdExtensionString varchar(512),
    ServiceId              varchar(150) not null,
    PayloadBinary          bytea,
    ModifiedOn             timestamp    not null,
    Version                integer
);

-- A key is a number of 128 bits, a text, or both. Its hash finds the row: what compares nulls as equal is not looked up in an index.
create unique index if not exists orleans_storage_key
    on OrleansStorage (ServiceId, GrainTypeString, GrainIdHash, GrainIdN0, GrainIdN1, GrainIdExtensionString) nulls not distinct;

insert into OrleansQuery (QueryKey, QueryText) values
    ('ReadFromStorageKey',
     'select PayloadBinary, Version from OrleansStorage
      where ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
          and GrainIdHash = @GrainIdHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
          and GrainIdExtensionString is not distinct from @GrainIdExtensionString'),
    ('WriteToStorageKey',
     'with changed as (
          update OrleansStorage
          set PayloadBinary = @PayloadBinary, ModifiedOn = now() at time zone ''utc'', Version = Version + 1
          where ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
          and GrainIdHash = @GrainIdHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
              and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
          returning Version),
      added as (
          insert into OrleansStorage
              (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId,
               PayloadBinary, ModifiedOn, Version)
          select @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId,
              @PayloadBinary, now() at time zone ''utc'', 1
          where @GrainStateVersion is null
          on conflict do nothing
          returning Version)
      select Version as NewGrainStateVersion from changed union all select Version from added'),
    ('ClearStorageKey',
     'update OrleansStorage set PayloadBinary = null, ModifiedOn = now() at time zone ''utc'', Version = Version + 1
      where ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
          and GrainIdHash = @GrainIdHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
          and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
      returning Version as NewGrainStateVersion'),
    -- Not used while the provider clears; the version after the deleted one tells it that a row was deleted.
    ('DeleteStorageKey',
     'delete from OrleansStorage
      where ServiceId = @ServiceId and GrainTypeString = @GrainTypeString
          and GrainIdHash = @GrainIdHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
          and GrainIdExtensionString is not distinct from @GrainIdExtensionString and Version = @GrainStateVersion
      returning Version + 1 as NewGrainStateVersion')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;

-- The same, to read: which state, whose, and the document.
create view grain_documents as
    select GrainTypeString as name, GrainIdExtensionString as key, Version as version, convert_from(PayloadBinary, 'UTF8') as state,
        ModifiedOn at time zone 'utc' as updated_at
    from OrleansStorage;
