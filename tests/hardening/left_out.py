"""What the matrix leaves out, each with its reason: addresses not asked for, and rows that the sample lacks."""

NOT_ASKED = {
    "demo.remove_sample": "a job over the whole house: tests/demo/test_removal.py",
    "demo.load_sample": "a job over the whole house: tests/demo/test_shell.py",
    "auth.sign_out": "ends the session that tries: tests/auth/test_sign_in.py",
    "auth.sign_device_out": "ends the session that tries: tests/auth/test_account.py",
    "rights.see_as": "whoever tries would be somebody else from then on: tests/admin/test_seeing.py",
}

# Asked for, and a refusal must change nothing; but a row that is there cannot be told from one that is missing.
NONE_THERE = {
    "the sample imports nothing; rights on imports: tests/imports/test_rights.py":
        "imports.apply_run imports.back_to_columns imports.discard_run imports.download_errors imports.errors "
        "imports.run imports.look_again imports.map_columns imports.retry_run imports.settle_names "
        "imports.things imports.undo_run",
    "no run over many rows: tests/bulk":
        "bulk.cancel_run bulk.retry_run bulk.rows bulk.run bulk.undo_run",
    "nobody has left: tests/handover":
        "handover.customers handover.progress handover.undo_hand_over",
    "nothing was merged: tests/customers/test_merging.py, tests/service/test_merging.py":
        "customers.merge customers.undo_merge service.undo_merge",
    "nobody was erased, barred or written out: tests/privacy":
        "privacy.confirm_erasure privacy.drop_erasure privacy.erasure privacy.person_export privacy.fetch_export "
        "privacy.retry_erasure privacy.suppress_again privacy.lift_suppression",
    "no price list: tests/sales/test_prices.py":
        "sales.archive_price_list sales.copy_price_list sales.edit_price_list sales.price_list sales.remove_price "
        "sales.set_price sales.restore_price_list",
    "no request for quotation: tests/suppliers":
        "suppliers.answer_rfq suppliers.decline_rfq suppliers.forget_answer suppliers.rfq suppliers.end_rfq",
    "no excuse, override or inspection: tests/suppliers, tests/partners":
        "suppliers.decide_excuse suppliers.decide_override partners.decide_excuse partners.decide_override "
        "suppliers.remove_inspection partners.excuse_fact",
    "nothing promised, nobody absent, no rule of assignment, no trial: tests/service, tests/movement":
        "service.keep_promise service.withdraw_promise service.remove_absence service.edit_rule service.archive_rule "
        "movement.trial movement.save_trial",
    "whoever tries has no token, passkey, company's account or notice: tests/auth, tests/notices":
        "admin.revoke_api_token auth.revoke_api_token auth.disconnect_company auth.remove_passkey notices.open_notice",
    "a key stands in the address, or the program's token is asked for: tests/auth/test_calendar.py, tests/api":
        "auth.calendar_file portal.file api.act api.edit api.fields_to_act api.row",
    "nothing just went into the pool; files of signatures do not come with the sample: tests/pool, tests/service":
        "pool.take_back service.signature",
    "nobody looked as somebody else: tests/admin/test_seeing.py": "rights.sight",
    "nothing of promises and hours is in the archive: tests/service/test_settings.py": "service.restore_setting",
}
NO_SUCH_ROW = {endpoint for endpoints in NONE_THERE.values() for endpoint in endpoints.split()}
