-- As it was sent: jsonb would write numbers its own way, drop one of two members and put the rest in another order.
alter table userdata.settings drop constraint settings_document_check;
alter table userdata.settings alter column document type json using document::text::json;
alter table userdata.settings add constraint settings_document_check check (json_typeof(document) = 'object');
